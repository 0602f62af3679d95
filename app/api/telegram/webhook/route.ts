import { guarded } from '@/app/guarded';
import { readUpdate } from '@/lib/telegram/read-update';
import { hasWebhookSecret } from '@/lib/telegram/webhook';
import { getApp } from '@/server/app/app';
import { readRawBody } from '@/server/http/raw-body';
import { notFoundProblem, postOnly, problem } from '@/server/http/respond';

const MAX_BODY_BYTES = 1024 * 1024;

/** An update of the bot: 200 as soon as it is kept; it is handled after that. */
export const POST = guarded(async (request) => {
  const { config, telegram } = getApp();
  const secret = config.telegram?.webhookSecret;
  if (!telegram || !secret) return notFoundProblem();
  if (!hasWebhookSecret(request.headers, secret))
    return problem(401, { title: 'Секрет не подошёл' });
  const body = await readRawBody(request, MAX_BODY_BYTES);
  if (!body) return problem(413, { title: 'Тело больше 1 МБ' });
  const update = readUpdate(body.toString('utf8'));
  if (!update) return problem(400, { title: 'Это не обновление бота' });
  await telegram.receiveUpdates([update]);
  return new Response(null, { status: 200 });
});

export function GET(): Response {
  return postOnly('Сюда Telegram шлёт сообщения для бота.');
}
