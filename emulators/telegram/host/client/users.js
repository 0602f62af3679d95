import { ask, tell } from './api.js';
import { byId, make } from './element.js';
import { settings } from './settings.js';

const MEMORY = 'stand-user';

/** The user of this page: the one asked for, the last one here, the first there is, or a new one. */
export async function pickUser() {
  const users = await ask('/users');
  const remembered = recall();
  const wanted = settings.userId ?? remembered?.id;
  const known = users.find(({ id }) => id === wanted) ?? (wanted ? null : users[0]);
  const user = known ?? (await newUser(wanted, remembered));
  const all = known ? users : [...users, user];
  byId('user').replaceChildren(...all.map((one) => option(one, user)));
  remember(user);
  return user;
}

/** Starts a chat of somebody new. */
export async function startAnew() {
  remember(await newUser());
  const address = new URL(location.href);
  address.searchParams.delete('user');
  location.assign(address);
}

function newUser(id, remembered) {
  const before = remembered?.id === id ? remembered : null;
  return tell('/users', {
    ...(id ? { id } : {}),
    ...(before ? { firstName: before.firstName, started: before.mayBeWritten } : {}),
  });
}

/**
 * Keeps a user over a restart of the emulator, whose shop still knows them by their number: for this
 * tab, and for new tabs too unless the address named somebody, as it does for the seller's chat.
 */
export function remember({ id, firstName, mayBeWritten }) {
  const user = JSON.stringify({ id, firstName, mayBeWritten });
  try {
    sessionStorage.setItem(MEMORY, user);
    if (!settings.userId) localStorage.setItem(MEMORY, user);
  } catch {
    // Without storage the page forgets.
  }
}

function recall() {
  try {
    const kept = sessionStorage.getItem(MEMORY) ?? localStorage.getItem(MEMORY);
    return JSON.parse(kept ?? 'null');
  } catch {
    return null;
  }
}

function option(one, chosen) {
  const item = make('option', '', `${one.firstName}, ${one.id}`);
  item.value = String(one.id);
  item.selected = one.id === chosen.id;
  return item;
}
