import { AsyncLocalStorage } from 'node:async_hooks';
import type { SentForm } from './sent-form';

/** The request that the running code works for. */
export type RequestContext = {
  requestId: string;
  /** Whether what the request carried could not be read, which is its client's mistake. */
  isUndecodable?: boolean;
  /** The form that the request carried, of a page without scripts; see `sentForm`. */
  sentForm?: SentForm | null;
};

const KEY = Symbol.for('chakra-checkout.request');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RequestContext> };
shared[KEY] ??= new AsyncLocalStorage<RequestContext>();

/**
 * Known to everything that runs because of a request, without being handed around. Kept on
 * `globalThis` for the same reason as the app: see `getApp`.
 */
export const requestContext: AsyncLocalStorage<RequestContext> = shared[KEY];
