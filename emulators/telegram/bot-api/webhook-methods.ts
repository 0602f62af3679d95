import { z } from 'zod';
import { changed, type Emulator } from '../emulator';
import { deliverUpdates, MAX_CONNECTIONS } from '../updates';
import { badRequest } from './api-error';
import { isSecureUrl } from './check-url';
import { flag, parsed, text } from './fields';
import { method } from './method';

const PORTS = ['', '443', '80', '88', '8443'];

const setSchema = z.strictObject({
  url: text,
  allowed_updates: parsed(z.array(z.string())).optional(),
  drop_pending_updates: flag.optional(),
  secret_token: text.optional(),
});

export const setWebhook = method(setSchema, (fields, { emulator }) => {
  const { url, secret_token: secret = null } = fields;
  if (url !== '') checkWebhookUrl(emulator, url);
  if (secret !== null && !/^[A-Za-z0-9_-]{0,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters');
  }
  if (fields.allowed_updates) emulator.allowedUpdates = fields.allowed_updates;
  takeWebhookAway(emulator, fields.drop_pending_updates);
  if (url === '') return true;
  emulator.poll?.abort('terminated by setWebhook request');
  emulator.webhook = {
    url,
    secret: secret || null,
    lastError: null,
    busy: new Set(),
    life: new AbortController(),
  };
  deliverUpdates(emulator);
  changed(emulator);
  return true;
});

const deleteSchema = z.strictObject({ drop_pending_updates: flag.optional() });

export const deleteWebhook = method(deleteSchema, (fields, { emulator }) => {
  takeWebhookAway(emulator, fields.drop_pending_updates);
  changed(emulator);
  return true;
});

export const getWebhookInfo = method(z.strictObject({}), (_fields, { emulator }) => {
  const { webhook, allowedUpdates } = emulator;
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: emulator.pending.length,
    ...(webhook?.lastError
      ? {
          last_error_date: webhook.lastError.date,
          last_error_message: webhook.lastError.message,
        }
      : {}),
    ...(webhook ? { max_connections: MAX_CONNECTIONS } : {}),
    ...(allowedUpdates.length > 0 ? { allowed_updates: allowedUpdates } : {}),
  };
});

function takeWebhookAway(emulator: Emulator, dropPending = false): void {
  emulator.webhook?.life.abort();
  emulator.webhook = null;
  if (dropPending) emulator.pending.length = 0;
}

function checkWebhookUrl(emulator: Emulator, url: string): void {
  if (!isSecureUrl(emulator, url)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  const { protocol, port } = new URL(url);
  if (protocol === 'https:' && !PORTS.includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
}
