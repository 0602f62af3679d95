import { z } from 'zod';
import { apiChat } from '../user';
import { whole } from './fields';
import { findChat, findWritableChat } from './find-chat';
import { method } from './method';

const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
] as const;

const actionSchema = z.strictObject({ chat_id: whole, action: z.enum(ACTIONS) });

export const sendChatAction = method(actionSchema, (fields, { emulator }) => {
  findWritableChat(emulator, fields.chat_id);
  return true;
});

export const getChat = method(z.strictObject({ chat_id: whole }), (fields, { emulator }) => ({
  ...apiChat(findChat(emulator, fields.chat_id)),
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {},
}));
