import { kopecks } from '../../money';
import { PAYMENT_METHODS, PAYMENT_OBJECTS, TAX_TYPES } from './receipt';
import {
  AMOUNT,
  code,
  HOURS,
  INN,
  NO_SALE_ON,
  type SettingKind,
  text,
  YES_OR_NO,
} from './setting-kinds';

/** The settings as the seller meets them: each group is a form of its own. */
export const SETTING_GROUPS = {
  product: 'Товар и\u00a0цена',
  seller: 'Реквизиты продавца',
  receipt: 'Чек (54-ФЗ)',
  places: 'Telegram и\u00a0реклама',
} as const;

export type SettingGroup = keyof typeof SETTING_GROUPS;

export type Setting<Value, Env = string | null> = {
  group: SettingGroup;
  label: string;
  note?: string;
  kind: SettingKind<Value>;
  /** What holds while neither the environment nor the admin says anything. */
  first: Value;
  /** The name of the environment that gives its first value; null where none does. */
  env: Env;
  /** May name a person: the audit log says only that it changed. */
  isPersonal?: boolean;
};

/** Everything the seller may set in the admin, in the order of its forms. */
export const SETTINGS = {
  price: setting({
    group: 'product',
    label: 'Цена, ₽',
    note: 'Только для новых заказов: сумма оформленных не\u00a0меняется.',
    kind: AMOUNT,
    first: kopecks(99_000),
    env: 'PRICE_KOPECKS',
  }),
  productName: setting({
    group: 'product',
    label: 'Название',
    note: 'На страницах, в\u00a0оферте и\u00a0на\u00a0странице оплаты.',
    kind: text(100, { needed: 'Название нужно: его видят на странице оплаты' }),
    first: 'Карта чакр по дате рождения',
    env: null,
  }),
  productDescription: setting({
    group: 'product',
    label: 'Описание',
    note: 'Для поисковиков и\u00a0оферты.',
    kind: text(300, { isLong: true }),
    first:
      'Семь чакр, три столбца и итоги по дате рождения. Расчёт по методу «Матрица судьбы» (22 аркана).',
    env: null,
  }),
  linkTtlHours: setting({
    group: 'product',
    label: 'Сколько живёт ссылка на\u00a0оплату, часов',
    note: 'Потом покупатель получит новую одной кнопкой.',
    kind: HOURS,
    first: 72,
    env: 'LINK_TTL_HOURS',
  }),
  sellerName: setting({
    group: 'seller',
    label: 'Имя или название',
    kind: text(200),
    first: '',
    env: 'SELLER_NAME',
    isPersonal: true,
  }),
  sellerInn: setting({
    group: 'seller',
    label: 'ИНН',
    kind: INN,
    first: '',
    env: 'SELLER_INN',
    isPersonal: true,
  }),
  sellerContacts: setting({
    group: 'seller',
    label: 'Контакты',
    note: 'Почта, телефон, @имя в\u00a0Telegram через запятую.',
    kind: text(300),
    first: '',
    env: 'SELLER_CONTACTS',
    isPersonal: true,
  }),
  taxType: setting({
    group: 'receipt',
    label: 'Ставка НДС',
    kind: code(TAX_TYPES),
    first: null,
    env: null,
  }),
  paymentMethod: setting({
    group: 'receipt',
    label: 'Способ расчёта',
    kind: code(PAYMENT_METHODS),
    first: null,
    env: null,
  }),
  paymentObject: setting({
    group: 'receipt',
    label: 'Предмет расчёта',
    kind: code(PAYMENT_OBJECTS),
    first: null,
    env: null,
  }),
  noSaleOn: setting({
    group: 'places',
    label: 'Покупка внутри Telegram',
    kind: NO_SALE_ON,
    first: [],
    env: 'TELEGRAM_NO_SALE_ON',
  }),
  tracksSources: setting({
    group: 'places',
    label: 'Запоминать, откуда пришёл заказ',
    note: 'По меткам utm_… в\u00a0адресе формы или startapp в\u00a0Telegram.',
    kind: YES_OR_NO,
    first: false,
    env: null,
  }),
};

function setting<Value, const Env extends string | null>(
  known: Setting<Value, Env>,
): Setting<Value, Env> {
  return known;
}
