import { z } from 'zod';
import { changed, type MenuButton } from '../emulator';
import { badRequest } from './api-error';
import { apiBot } from './api-message';
import { isSecureUrl } from './check-url';
import { parsed, text, whole } from './fields';
import { findChat } from './find-chat';
import { method } from './method';

export const getMe = method(z.strictObject({}), (_fields, { emulator }) => ({
  ...apiBot(emulator),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: emulator.options.appUrl !== null,
}));

const commandsSchema = z.strictObject({
  commands: parsed(
    z
      .array(
        z.strictObject({
          command: z.string().regex(/^[a-z0-9_]{1,32}$/, 'BOT_COMMAND_INVALID'),
          description: z.string().min(1).max(256),
        }),
      )
      .max(100),
  ),
  scope: parsed(z.strictObject({ type: text, chat_id: whole.optional() })).optional(),
  language_code: text.optional(),
});

export const setMyCommands = method(commandsSchema, ({ commands }, { emulator }) => {
  emulator.commands = commands;
  changed(emulator);
  return true;
});

const menuSchema = z.strictObject({
  chat_id: whole.optional(),
  menu_button: parsed(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('default') }),
      z.strictObject({ type: z.literal('commands') }),
      z.strictObject({
        type: z.literal('web_app'),
        text: z.string().min(1).max(64),
        web_app: z.strictObject({ url: z.string() }),
      }),
    ]),
  ).default({ type: 'default' }),
});

export const setChatMenuButton = method(menuSchema, (fields, { emulator }) => {
  const button: MenuButton = fields.menu_button;
  if (button.type === 'web_app' && !isSecureUrl(emulator, button.web_app.url)) {
    const { url } = button.web_app;
    throw badRequest(`menu button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  }
  const chatId = fields.chat_id === undefined ? null : findChat(emulator, fields.chat_id).id;
  emulator.menuButtons.set(chatId ?? 'default', button);
  changed(emulator);
  return true;
});
