import { answerCallbackQuery } from './answer-callback-query';
import { getChat, sendChatAction } from './chat-methods';
import { deleteMessage } from './delete-message';
import { editMessageText } from './edit-message-text';
import { getUpdates } from './get-updates';
import type { Method } from './method';
import {
  getMe,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
} from './profile-methods';
import { sendDocument } from './send-document';
import { sendMessage } from './send-message';
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhook-methods';

const METHODS: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  deleteMessage,
  deleteWebhook,
  editMessageText,
  getChat,
  getMe,
  getUpdates,
  getWebhookInfo,
  sendChatAction,
  sendDocument,
  sendMessage,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
  setWebhook,
};

/** The method of a name in any case, as the Bot API takes it, with its proper name. */
export function findMethod(name: string): { name: string; run: Method } | null {
  const found = Object.entries(METHODS).find(
    ([known]) => known.toLowerCase() === name.toLowerCase(),
  );
  return found ? { name: found[0], run: found[1] } : null;
}
