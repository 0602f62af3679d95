import { Api, type Bot, GrammyError } from 'grammy';
import type { BotState } from '../admin/doctor/check-bot';
import { clientOptions } from './client-options';
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
 * nothing. Returns what of the buttons and commands was refused: the bot works without them.
 * Rejects when Telegram does not answer, or does not take the address.
 */
export async function introduceBot(bot: Bot, { webhook, appUrl }: Introduction): Promise<string[]> {
  await knowBot(bot);
  if (webhook) {
    const { url, secret } = webhook;
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
  } else {
    await bot.api.deleteWebhook();
  }
  const button = { type: 'web_app', text: 'Карта чакр', web_app: { url: appUrl } } as const;
  const refusals = [
    await refusalReason(() => bot.api.setChatMenuButton({ menu_button: button })),
    await refusalReason(() => bot.api.setMyCommands(COMMANDS)),
  ];
  return refusals.filter((refusal) => refusal !== null);
}

/** What Telegram refuses for good, as a Mini App that is not on https; asking again is no use. */
async function refusalReason(call: () => Promise<unknown>): Promise<string | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof GrammyError && [400, 404].includes(error.error_code)) {
      return `${error.method}: ${error.description}`;
    }
    throw error;
  }
}

const TIMEOUT_SECONDS = 5;

/** Asks Telegram whether the token works and where updates go (Bot API, "getWebhookInfo"). */
export async function botState(token: string, apiRoot: string): Promise<BotState> {
  const api = new Api(token, clientOptions(apiRoot, TIMEOUT_SECONDS));
  try {
    const info = await api.getWebhookInfo();
    const sent = info.allowed_updates ?? ALLOWED_UPDATES;
    return {
      kind: 'known',
      webhookUrl: info.url ?? '',
      pending: info.pending_update_count,
      lastError: info.last_error_message ?? null,
      lacksUpdates: ALLOWED_UPDATES.some((kind) => !sent.includes(kind)),
    };
  } catch (error) {
    const isRefused = error instanceof GrammyError && [401, 404].includes(error.error_code);
    return { kind: isRefused ? 'refused' : 'silent' };
  }
}
