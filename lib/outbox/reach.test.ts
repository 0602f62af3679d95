import { expect, it } from 'vitest';
import { type Reach, reachOf } from './reach';

const ALL = { mail: true, chat: true };
const NOTHING = { mail: false, chat: false };
const NOBODY = { email: null, phone: null, telegramUserId: null };
const MAIL = { ...NOBODY, email: 'anna@example.ru' };
const PHONE = { ...NOBODY, phone: '+79123456789' };
const CHAT = { ...NOBODY, telegramUserId: 77 };
const PHONE_AND_CHAT = { ...PHONE, telegramUserId: 77 };

it.each<[typeof ALL, Parameters<typeof reachOf>[0], Reach]>([
  [ALL, MAIL, 'automatic'],
  [ALL, PHONE_AND_CHAT, 'automatic'],
  [ALL, PHONE, 'phone_only'],
  [ALL, NOBODY, 'no_contact'],
  [NOTHING, MAIL, 'no_mail'],
  [NOTHING, CHAT, 'no_contact'],
  [{ ...NOTHING, chat: true }, MAIL, 'no_mail'],
])('by %j the buyer %j: %s', (channels, buyer, reach) => {
  expect(reachOf(buyer, channels)).toBe(reach);
});
