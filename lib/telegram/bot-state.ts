import { Api, GrammyError } from 'grammy';
import type { BotState } from '../admin/doctor/check-bot';
import { clientOptions } from './client-options';
import { ALLOWED_UPDATES } from './introduce-bot';

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
