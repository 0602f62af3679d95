import { isSameSecret } from '../secrets';

/** Whether a delivery carries the secret that `setWebhook` was given, compared in constant time. */
export function hasWebhookSecret(headers: Headers, secret: string): boolean {
  const offered = headers.get('x-telegram-bot-api-secret-token') ?? '';
  return isSameSecret(offered, secret);
}
