import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a delivery carries the secret that `setWebhook` was given, compared in constant time. */
export function hasWebhookSecret(headers: Headers, secret: string): boolean {
  const offered = headers.get('x-telegram-bot-api-secret-token') ?? '';
  return timingSafeEqual(digest(offered), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
