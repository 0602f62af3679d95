import type { Context } from 'grammy';
import type { ChatButton } from '@/lib/messages/delivery';
import { asTelegram } from '../messenger';

/** Replies in the chat that wrote: paragraphs of simple HTML with rows of buttons under them. */
export async function say(
  context: Context,
  paragraphs: readonly string[],
  buttons: ChatButton[][] = [],
): Promise<void> {
  const html = paragraphs.filter(Boolean).join('\n\n');
  await context.reply(html, asTelegram({ html, buttons }));
}
