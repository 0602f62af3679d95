import type { CheckoutOutcome } from '@/lib/checkout/checkout';
import { formatAmount } from '@/lib/money';
import { apiIdempotency, checkIdempotencyKey } from '@/lib/orders/idempotency';
import { parseOrderRequest } from '@/lib/orders/order-request';
import {
  ORDER_ANEW,
  PRICE_OVER_MESSAGES,
  PROMO_MESSAGES,
  promoWaitMessage,
} from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { handler, postOnly } from '@/server/http/handler';
import { json, problem } from '@/server/http/respond';
import { callerOf, countedAddressOf } from './caller-of';

/** Makes an order and its individual payment link: 201, or a problem that keeps the order. */
export const POST = handler({}, async ({ request, readJson }) => {
  const app = getApp();
  const asked = await callerOf(request);
  if ('refusal' in asked) return asked.refusal;
  const { caller } = asked;
  const telegramUserId = caller.kind === 'telegram' ? caller.userId : null;
  const body = await readJson();
  const now = app.clock();
  const key = request.headers.get('idempotency-key');
  const keyErrors = checkIdempotencyKey(key, caller);
  const parsed = parseOrderRequest(body, now);
  if (!parsed.ok) {
    return problem(422, { title: 'Проверьте данные', errors: [...keyErrors, ...parsed.errors] });
  }
  if (keyErrors.length > 0) return problem(422, { title: 'Проверьте данные', errors: keyErrors });
  const idempotency =
    key === null ? null : apiIdempotency(app.idempotencyKey, { caller, key, now }, parsed.request);
  const address = countedAddressOf(request, caller);
  const ordered = await app.checkout(parsed.request, {
    channel: 'api',
    idempotency,
    telegramUserId,
    origin: null,
    address,
  });
  if (ordered.kind !== 'ordered') return refusalAnswer(ordered);
  const { order, payment } = ordered;
  const { number: orderNumber, token, amount, currency } = order;
  const orderUrl = app.orderUrl(token);
  if (payment.kind === 'price_over') {
    const title = PRICE_OVER_MESSAGES[payment.refusal];
    return problem(410, { title, detail: ORDER_ANEW, orderNumber, orderUrl });
  }
  if (payment.kind === 'no_link' || payment.kind === 'no_consent') {
    const detail = 'Заказ сохранён. Откройте его страницу или повторите запрос с тем же ключом.';
    return problem(502, { title: 'Ссылка на оплату не получена', detail, orderNumber, orderUrl });
  }
  return json(201, {
    orderNumber,
    amount: formatAmount(amount),
    currency,
    url: payment.url,
    orderUrl,
  });
});

/** Nothing was saved. */
function refusalAnswer(refused: Exclude<CheckoutOutcome, { kind: 'ordered' }>): Response {
  switch (refused.kind) {
    case 'promo_wait': {
      const { retryAfterSeconds } = refused;
      return problem(429, { title: promoWaitMessage(retryAfterSeconds), retryAfterSeconds });
    }
    case 'too_many_today': {
      const title = 'С этого адреса за сутки слишком много заказов';
      return problem(429, { title, retryAfterSeconds: refused.retryAfterSeconds });
    }
    case 'conflict':
      return problem(409, { title: 'Этот Idempotency-Key уже был с другими данными' });
    case 'promo_refused': {
      const errors = [{ field: 'promoCode', message: PROMO_MESSAGES[refused.refusal] }];
      return problem(422, { title: 'Проверьте данные', errors });
    }
    default:
      return refused satisfies never;
  }
}

export const GET = postOnly('Заказ создаёт POST с датой рождения. Описание: /openapi.json');
