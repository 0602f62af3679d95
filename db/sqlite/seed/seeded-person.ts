import type { Draw } from './seeded-draw';

const FIRST = [
  'Анна',
  'Мария',
  'Ольга',
  'Елена',
  'Алёна',
  'Наталья',
  'Ирина',
  'Татьяна',
  'Светлана',
  'Ксения',
  'Юлия',
  'Дарья',
  'Вера',
  'Ия',
  'Сергей',
  'Фёдор',
  'Пётр',
  'Аглая',
  'Инна',
];
const ROOTS = [
  'Иван',
  'Петр',
  'Смирн',
  'Кузнец',
  'Попов',
  'Васил',
  'Сокол',
  'Михайл',
  'Нов',
  'Фёдор',
  'Мороз',
  'Волк',
  'Алексе',
  'Лебед',
  'Семён',
  'Егор',
  'Павл',
  'Козл',
];
const ENDINGS = ['ова', 'ева', 'ина', 'ская', 'енко', 'ых'];
const MAILS = ['mail.ru', 'yandex.ru', 'gmail.com', 'bk.ru', 'list.ru', 'example.ru'];
const SOURCES = ['instagram', 'telegram', 'vk', 'yandex', 'друзья', 'рассылка'];

/** A made up buyer, in the columns of an order. */
export function seededPerson(draw: Draw) {
  const name = `${draw.of(FIRST)} ${draw.of(ROOTS)}${draw.of(ENDINGS)}`;
  const phone = `+79${String(draw.upTo(1_000_000_000)).padStart(9, '0')}`;
  const email = `${draw.text(3).toLowerCase()}${draw.upTo(100_000)}@${draw.of(MAILS)}`;
  const source = draw.upTo(10) < 6 ? draw.of(SOURCES) : null;
  const day = Date.UTC(1950 + draw.upTo(55), draw.upTo(12), 1 + draw.upTo(28));
  return {
    birthDate: new Date(day).toISOString().slice(0, 10),
    name: draw.upTo(10) < 8 ? name : null,
    email: draw.upTo(10) < 7 ? email : null,
    phone: draw.upTo(10) < 6 ? phone : null,
    telegram_user_id: draw.upTo(4) === 0 ? 100_000_000 + draw.upTo(1_000_000_000) : null,
    source,
    utm: source ? JSON.stringify({ utm_source: source }) : null,
  };
}
