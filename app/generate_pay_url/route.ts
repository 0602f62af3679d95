import { guarded } from '@/app/guarded';
import { promoBuyer, takePromo } from '@/app/promo-wait';
import { checkIdempotencyKey } from '@/lib/orders/check-idempotency-key';
import { apiIdempotency } from '@/lib/orders/idempotency';
import { formatAmount } from '@/lib/orders/money';
import { parseOrderRequest } from '@/lib/orders/order-request';
import {
  ORDER_ANEW,
  PRICE_OVER_MESSAGES,
  PROMO_MESSAGES,
  promoWaitMessage,
} from '@/lib/orders/promo';
import { OwnError } from '@/lib/own-error';
import { getApp } from '@/server/app/app';
import { readJson } from '@/server/http/read-json';
import { json, postOnly, problem } from '@/server/http/respond';
import { callerOf, countedAddressOf } from './caller-of';

/** Makes an order and its individual payment link: 201, or a problem that keeps the order. */
export const POST = guarded(async (request) => {
  const app = getApp();
  const asked = await callerOf(request);
  if ('refusal' in asked) return asked.refusal;
  const { caller } = asked;
  const telegramUserId = caller.kind === 'telegram' ? caller.userId : null;
  const body = await readJson(request);
  if (!body.ok) return problem(body.status, { title: body.title });
  const now = app.clock();
  const key = request.headers.get('idempotency-key');
  const keyErrors = checkIdempotencyKey(key, caller);
  const parsed = parseOrderRequest(body.value, now);
  if (!parsed.ok) {
    return problem(422, { title: 'Проверьте данные', errors: [...keyErrors, ...parsed.errors] });
  }
  if (keyErrors.length > 0) return problem(422, { title: 'Проверьте данные', errors: keyErrors });
  const idempotency =
    key === null ? null : apiIdempotency(app.idempotencyKey, { caller, key, now }, parsed.request);
  const address = countedAddressOf(request, caller);
  const buyer = promoBuyer(telegramUserId, address);
  const promo = await takePromo(app, parsed.request.promoCode, buyer, idempotency);
  if (promo.waitSeconds > 0) {
    const { waitSeconds: retryAfterSeconds } = promo;
    return problem(429, { title: promoWaitMessage(retryAfterSeconds), retryAfterSeconds });
  }
  const terms = { channel: 'api', idempotency, telegramUserId, origin: null, address } as const;
  const placed = await app.placeOrder(parsed.request, terms);
  if (placed.kind !== 'placed') await promo.giveBack();
  if (placed.kind === 'too_many_today') {
    const title = 'С этого адреса за сутки слишком много заказов';
    return problem(429, { title, retryAfterSeconds: placed.retryAfterSeconds });
  }
  if (placed.kind === 'conflict') {
    return problem(409, { title: 'Этот Idempotency-Key уже был с другими данными' });
  }
  if (placed.kind === 'promo_refused') {
    const errors = [{ field: 'promoCode', message: PROMO_MESSAGES[placed.refusal] }];
    return problem(422, { title: 'Проверьте данные', errors });
  }
  const file = await app.store.findOrder(placed.order.token);
  if (!file) throw new OwnError('an order just placed is not found');
  const payment = await app.openPayment(file);
  const { number: orderNumber, token, amount, currency } = file.order;
  const orderUrl = app.orderUrl(token);
  if (payment.kind === 'price_over') {
    const title = PRICE_OVER_MESSAGES[payment.refusal];
    return problem(410, { title, detail: ORDER_ANEW, orderNumber, orderUrl });
  }
  if (payment.kind === 'no_link') {
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

export function GET(): Response {
  return postOnly('Заказ создаёт POST с датой рождения. Описание: /openapi.json');
}
