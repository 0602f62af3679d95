import { recognizeApiKey } from '@/lib/admin/api-key';
import type { ApiCaller } from '@/lib/orders/idempotency';
import { identityRefusal } from '@/lib/telegram/identify';
import { getApp } from '@/server/app/app';
import { bearerOf } from '@/server/http/bearer';
import { limitKey } from '@/server/http/client-address';
import { tooMany, tooManyOf } from '@/server/http/rate-limit';
import { unauthorized } from '@/server/http/respond';

const TOO_MANY = 'Слишком много заказов подряд';

/**
 * Who asks for an order, counted against their limit: a program with an API key has one of its own,
 * everybody else that of their address. Or the answer to anyone who says who they are and cannot
 * prove it: they are never taken for somebody anonymous.
 */
export async function callerOf(
  request: Request,
): Promise<{ caller: ApiCaller } | { refusal: Response }> {
  const app = getApp();
  const authorization = request.headers.get('authorization');
  const bearer = bearerOf(authorization);
  const keyId = bearer === null ? null : await recognizeApiKey(app, bearer);
  const refusal =
    keyId === null
      ? await tooMany(app.limits.orders, request, TOO_MANY)
      : await tooManyOf(app.limits.ordersByKey, keyId, TOO_MANY);
  if (refusal) return { refusal };
  if (keyId !== null) return { caller: { kind: 'api_key', id: keyId } };
  if (bearer !== null) return { refusal: unauthorized(UNKNOWN_KEY, 'Bearer') };
  const identity = await app.identify(authorization);
  switch (identity.kind) {
    case 'refused':
      return { refusal: unauthorized(identityRefusal(identity)) };
    case 'user':
      return { caller: { kind: 'telegram', userId: identity.user.id } };
    case 'anonymous':
      return { caller: { kind: 'anonymous', address: addressOf(request) } };
    default:
      return identity satisfies never;
  }
}

/** What orders of a day, paid or not, are counted by; null for a program that the seller trusts. */
export function countedAddressOf(request: Request, caller: ApiCaller): string | null {
  if (caller.kind === 'api_key') return null;
  return addressOf(request);
}

function addressOf(request: Request): string {
  return limitKey(request.headers.get('x-forwarded-for') ?? '');
}

const UNKNOWN_KEY = {
  title: 'Ключ API не подошёл',
  detail: 'Его отозвали, или он записан не целиком. Новый: кабинет, «Настройки», «Ключи API».',
};
