import type { Bot } from 'grammy';
import { COMMANDS } from './features/give-help';

/** What the bot wants to hear of; an omitted list would keep whatever was asked for before. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

type Introduction = {
  /** Where updates are to be sent; null = they are polled for. */
  webhook: { url: string; secret: string } | null;
  /** What the button beside the message field opens. */
  appUrl: string;
};

/** Learns the bot's own name once. The library's own `init` waits for Telegram for ever. */
export async function knowBot(bot: Bot): Promise<void> {
  if (!bot.isInited()) bot.botInfo = await bot.api.getMe();
}

/**
 * Tells Telegram where to send updates and what the bot can do (Bot API, "setWebhook",
 * "setMyCommands", "setChatMenuButton"), and learns the bot's own name. Doing so again changes
 * nothing. Rejects when Telegram does not answer.
 */
export async function introduceBot(bot: Bot, { webhook, appUrl }: Introduction): Promise<void> {
  await knowBot(bot);
  if (webhook) {
    const { url, secret } = webhook;
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
  } else {
    await bot.api.deleteWebhook();
  }
  await bot.api.setMyCommands(COMMANDS);
  await bot.api.setChatMenuButton({
    menu_button: { type: 'web_app', text: 'Карта чакр', web_app: { url: appUrl } },
  });
}
