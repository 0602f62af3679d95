import type { Delivery, Update, Webhook } from './update';

const TIMEOUT_MS = 60_000;

/** Sends an update to the webhook once. */
export async function postUpdate(
  webhook: Webhook,
  update: Update,
  attempt: number,
): Promise<Delivery> {
  const { url, secret } = webhook;
  const sent = { updateId: update.update_id, attempt, at: new Date().toISOString(), url };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(secret ? { 'X-Telegram-Bot-Api-Secret-Token': secret } : {}),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.any([webhook.life.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return { ...sent, status: response.status };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { ...sent, error: cause?.code ?? message };
  }
}
