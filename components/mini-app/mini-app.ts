import {
  type EventName,
  type EventPayload,
  type MethodName,
  type MethodParams,
  on,
  postEvent,
  supports,
  targetOrigin,
} from '@telegram-apps/sdk-react';
import type { Launch } from './launch-script';

const OLDEST = '6.0';

/**
 * The client that shows us, and the only code that touches Telegram's SDK. It stays on the SDK's
 * lower layer, which sends, hears and knows the versions. The components above it refuse to work
 * without a signature in the init data, without theme colours or with storage denied; this does
 * not.
 */
export class MiniApp {
  readonly platform: string;
  /** The login token, for our own server alone; empty where the client gave none. */
  readonly initData: string;
  /** What the link that opened the Mini App carried; null after the first document. */
  readonly startParam: string | null;
  /** Whether nothing may be sold on this platform. */
  readonly isNoSale: boolean;
  readonly #version: string;
  readonly #onHeard: () => void;

  constructor(
    { params, isFresh }: Launch,
    { noSale, telegramWeb }: DOMStringMap,
    onHeard: () => void,
  ) {
    const launch = new URLSearchParams(params);
    const version = launch.get('tgWebAppVersion') ?? '';
    this.platform = launch.get('tgWebAppPlatform') ?? 'unknown';
    this.initData = launch.get('tgWebAppData') ?? '';
    this.startParam = isFresh ? startParamOf(launch, this.initData) : null;
    this.isNoSale = noSale !== undefined;
    this.#version = /^\d+\.\d+$/.test(version) ? version : OLDEST;
    this.#onHeard = onHeard;
    if (telegramWeb) targetOrigin.set(telegramWeb);
  }

  /** Whether this version of the client knows the method. */
  can(method: MethodName): boolean {
    return supports(method, this.#version);
  }

  /** Tells the client something; one that is too old for it gets nothing. */
  send<Method extends MethodName>(method: Method, params?: MethodParams<Method>): void {
    if (!this.can(method)) return;
    try {
      (postEvent as (method: Method, params?: MethodParams<Method>) => void)(method, params);
    } catch {
      // No client to tell: the page goes on as in a browser.
    }
  }

  /** Calls back on every such event of the client, until the answered function is called. */
  listen<Event extends EventName>(
    event: Event,
    heard: (data: EventPayload<Event>) => void,
  ): () => void {
    return on(event, ((data: EventPayload<Event>) => {
      this.#onHeard();
      heard(data);
    }) as never);
  }

  /** Tells the client something and waits for the next such event of it. */
  ask<Method extends MethodName, Event extends EventName>(
    method: Method,
    params: MethodParams<Method> | undefined,
    event: Event,
  ): Promise<EventPayload<Event>> {
    return new Promise((resolve) => {
      const stop = this.listen(event, (data) => {
        stop();
        resolve(data);
      });
      this.send(method, params);
    });
  }
}

function startParamOf(launch: URLSearchParams, initData: string): string | null {
  return (
    new URLSearchParams(initData).get('start_param') ??
    launch.get('tgWebAppStartParam') ??
    new URLSearchParams(location.search).get('tgWebAppStartParam')
  );
}
