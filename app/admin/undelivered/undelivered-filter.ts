import { parseOrderNumber } from '@/lib/orders/number';
import { MESSAGE_NAMES } from '@/lib/outbox/message-names';
import type { MessageKind } from '@/lib/outbox/outbox-message';
import type { UndeliveredFilter, UndeliveredState } from '@/lib/store/queries/undelivered';
import { UNDELIVERED_STATES } from './undelivered-filters';

/** Which undelivered messages an address or a form asks for; a word it may not say is passed over. */
export function undeliveredFilter(wordOf: (name: string) => string | null): UndeliveredFilter {
  const kind = wordOf('kind');
  const state = wordOf('state');
  const typed = wordOf('number')?.trim();
  return {
    kind: kind && isKind(kind) ? kind : null,
    state: state && isState(state) ? state : null,
    number: typed ? searched(typed) : null,
  };
}

function isState(word: string): word is UndeliveredState {
  return Object.hasOwn(UNDELIVERED_STATES, word);
}

function isKind(word: string): word is MessageKind {
  return Object.hasOwn(MESSAGE_NAMES, word);
}

/** A number in any spelling; what is none stays as it was typed, and finds nothing. */
function searched(typed: string): string {
  const number = parseOrderNumber(typed);
  return number.ok ? number.number : typed;
}
