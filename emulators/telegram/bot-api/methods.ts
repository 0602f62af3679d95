import { answerCallbackQuery } from './answer-callback-query';
import { editMessageText } from './edit-message-text';
import { getUpdates } from './get-updates';
import type { Method } from './method';
import { getMe, setChatMenuButton, setMyCommands } from './profile-methods';
import { sendDocument } from './send-document';
import { sendMessage } from './send-message';
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhook-methods';

const METHODS: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  deleteWebhook,
  editMessageText,
  getMe,
  getUpdates,
  getWebhookInfo,
  sendDocument,
  sendMessage,
  setChatMenuButton,
  setMyCommands,
  setWebhook,
};

/** The method of a name in any case, as the Bot API takes it, with its proper name. */
export function findMethod(name: string): { name: string; run: Method } | null {
  const found = Object.entries(METHODS).find(
    ([known]) => known.toLowerCase() === name.toLowerCase(),
  );
  return found ? { name: found[0], run: found[1] } : null;
}
