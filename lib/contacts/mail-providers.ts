/** Where buyers have their mail. Of two that are as near to a slip, the first one is meant. */
export const MAIL_PROVIDERS = [
  'gmail.com',
  'mail.ru',
  'yandex.ru',
  'ya.ru',
  'bk.ru',
  'list.ru',
  'inbox.ru',
  'internet.ru',
  'rambler.ru',
  'icloud.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'vk.com',
  'yandex.com',
  'yandex.by',
  'yandex.kz',
  'yandex.uz',
  'tut.by',
  'mail.com',
  'googlemail.com',
  'proton.me',
  'protonmail.com',
  'live.com',
  'live.ru',
  'me.com',
  'mac.com',
  'gmx.de',
  'gmx.net',
] as const;

/** Others that exist and have users, though they are one slip away from one above. */
export const NO_SLIPS: readonly string[] = [
  'email.com',
  'email.ru',
  'ymail.com',
  'mai.ru',
  'mail.ua',
  'mail.de',
  'mail.rs',
  'fmail.ru',
  'lift.ru',
  'list.ru',
  'yahoo.co',
  'internet.com',
  'hotmail.co',
  'outlook.co',
  'rambler.ua',
  'yandex.ua',
];

/** Names under which letters are taken in one zone only. */
export const ONLY_ZONE: Record<string, string> = {
  gmail: 'gmail.com',
  icloud: 'icloud.com',
  rambler: 'rambler.ru',
};
