import { hasWebhookSecret, readUpdate } from '@/lib/telegram/receive-updates';
import { getApp } from '@/server/app/app';
import { handler, postOnly } from '@/server/http/handler';
import { notFoundProblem, problem } from '@/server/http/respond';

const BODY = { maxBytes: 1024 * 1024, tooLarge: 'Тело больше 1 МБ' };

/** An update of the bot: 200 as soon as it is kept; it is handled after that. */
export const POST = handler(BODY, async ({ request, readBody }) => {
  const { config, telegram } = getApp();
  const secret = config.telegram?.webhookSecret;
  if (!telegram || !secret) return notFoundProblem();
  if (!hasWebhookSecret(request.headers, secret))
    return problem(401, { title: 'Секрет не подошёл' });
  const update = readUpdate((await readBody()).toString('utf8'));
  if (!update) return problem(400, { title: 'Это не обновление бота' });
  await telegram.receiveUpdates([update]);
  return new Response(null, { status: 200 });
});

export const GET = postOnly('Сюда Telegram шлёт сообщения для бота.');
