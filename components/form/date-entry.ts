import type { ClipboardEvent, FormEvent, KeyboardEvent } from 'react';
import { readDate } from '@/lib/orders/typed-birth-date';

type Group = HTMLFieldSetElement;

/**
 * Makes three fields for a date feel like one: a whole date pasted or filled in anywhere lands in
 * all three, a full field hands over to an empty next one, Backspace in an empty field goes back.
 * It only moves the focus forward after typing, so Tab and Shift+Tab stay as they are.
 */
export const dateEntry = {
  onPaste(event: ClipboardEvent<Group>) {
    if (spread(event.currentTarget, event.clipboardData.getData('text'))) event.preventDefault();
  },

  onInput(event: FormEvent<Group>) {
    const input = event.target as HTMLInputElement;
    if (spread(event.currentTarget, input.value)) return;
    const plain = withoutSeparator(input);
    const separated = plain !== '' && plain !== input.value;
    if (plain !== input.value) input.value = plain;
    const typed = (event.nativeEvent as InputEvent).inputType?.startsWith('insert');
    const full = plain.length >= input.size && input.selectionStart === plain.length;
    const next = neighbour(event.currentTarget, input, 1);
    if (typed && (full || separated) && next?.value === '') next.focus();
  },

  onKeyDown(event: KeyboardEvent<Group>) {
    const input = event.target as HTMLInputElement;
    if (event.key !== 'Backspace' || input.value !== '') return;
    const before = neighbour(event.currentTarget, input, -1);
    if (!before) return;
    event.preventDefault();
    before.focus();
    before.setSelectionRange(before.value.length, before.value.length);
  },
};

/** A separator typed after the digits leads on; what is more than this one number stays as typed. */
function withoutSeparator({ value, size }: HTMLInputElement): string {
  const plain = value.replace(/[\s.,/-]/g, '');
  return /^\d*$/.test(plain) && plain.length <= size ? plain : value;
}

function spread(group: Group, text: string): boolean {
  const date = readDate(text);
  if (!date) return false;
  const [day, month, year] = fieldsOf(group);
  if (!day || !month || !year) return false;
  [day.value, month.value, year.value] = [date.day, date.month, date.year];
  year.focus();
  return true;
}

function neighbour(group: Group, input: HTMLInputElement, step: 1 | -1) {
  const fields = fieldsOf(group);
  return fields[fields.indexOf(input) + step];
}

function fieldsOf(group: Group): HTMLInputElement[] {
  return [...group.querySelectorAll('input')];
}
