import { byId, make } from './element.js';

const MOST = 500;
const events = [];

// For tests: everything that was said between this client and the Mini App.
window.emulatorEvents = events;

/** Writes an event down: `app` said it, or `host`, or something went unsaid. */
export function note(from, type, data) {
  events.push({ from, type, data, at: Date.now() });
  const sign = { app: '←', host: '→' }[from] ?? '·';
  const list = byId('events');
  list.append(make('li', '', `${sign} ${type} ${data === undefined ? '' : JSON.stringify(data)}`));
  if (list.children.length > MOST) list.firstElementChild?.remove();
}
