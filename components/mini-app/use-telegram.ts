import { useSyncExternalStore } from 'react';
import type { MiniApp } from './mini-app';
import type { PARTS } from './start-mini-app';

/** What there is inside Telegram: the client, and the parts of pages that exist only there. */
export type Inside = {
  app: MiniApp;
  parts: typeof PARTS;
  /** Whether the client has ever said anything. To one that is silent nothing native is left. */
  isHeard: boolean;
};

let inside: Inside | null = null;
const listeners = new Set<() => void>();

/** Tells every component that the page is inside Telegram, or that something of it has changed. */
export function enterTelegram(next: Inside): void {
  inside = next;
  for (const listener of listeners) listener();
}

/** The Mini App, for code that is not a component; null in a browser. */
export function telegramNow(): Inside | null {
  return inside;
}

/** The Mini App; null in a browser, on the server, and until its code has come. */
export function useTelegram(): Inside | null {
  return useSyncExternalStore(subscribe, telegramNow, onServer);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const onServer = () => null;
