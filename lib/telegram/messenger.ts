import { type Api, GrammyError, InputFile } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { ChatMessage, DeliveryOutcome, Messenger } from '../messages/delivery';
import { outcomeOf } from './outcome-of';

/** Writes to chats through the Bot API: HTML, no previews of links. */
export function telegramMessenger(api: Api): Messenger {
  return {
    check: async () => {
      const checked = await outcome(async () => {
        await api.getMe();
        return null;
      });
      return checked.kind === 'retry_after' ? { ...checked, isForAll: true } : checked;
    },
    send: (chatId, message) =>
      outcome(async () => {
        const sent = await api.sendMessage(chatId, message.html, asTelegram(message));
        return sent.message_id;
      }),
    edit: (chatId, messageId, message) =>
      outcome(async () => {
        try {
          await api.editMessageText(chatId, messageId, message.html, asTelegram(message));
        } catch (error) {
          if (!isClosed(error)) throw error;
        }
        return messageId;
      }),
    sendDocument: (chatId, { name, bytes }, caption) =>
      outcome(async () => {
        const { link_preview_options: _, ...more } = asTelegram(caption);
        const file = new InputFile(bytes, name);
        const sent = await api.sendDocument(chatId, file, { caption: caption.html, ...more });
        return sent.message_id;
      }),
  };
}

/** A message as the Bot API takes it beside its text. */
export function asTelegram({ buttons }: ChatMessage) {
  return {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: keyboard(buttons),
  } as const;
}

/** Mini Apps open only from private chats and over https (Bot API, "InlineKeyboardButton"). */
function keyboard(rows: ChatMessage['buttons']): InlineKeyboardMarkup {
  const filled = rows.filter((row) => row.length > 0);
  return {
    inline_keyboard: filled.map((row) =>
      row.map(({ text, kind, url }) =>
        kind === 'app' ? { text, web_app: { url } } : { text, url },
      ),
    ),
  };
}

/** The message says so already, or its reader has deleted it: either way nothing is left to do. */
export function isClosed(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    /message is not modified|message to edit not found|message can't be edited/i.test(
      error.description,
    )
  );
}

async function outcome(call: () => Promise<number | null>): Promise<DeliveryOutcome> {
  try {
    const messageId = await call();
    return messageId !== null ? { kind: 'sent', messageId } : { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error);
  }
}
