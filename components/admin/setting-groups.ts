import { PAYMENT_METHODS, PAYMENT_OBJECTS, TAX_TYPES } from '@/lib/orders/shop/receipt';
import type { SettingName } from '@/lib/orders/shop/shop-settings';

export type SettingField = {
  name: SettingName;
  label: string;
  note?: string;
  isLong?: boolean;
  options?: readonly { value: string; name: string }[];
  /** Whether the environment holds its first value. */
  isInEnv?: boolean;
};

export type SettingGroup = { key: string; title: string; fields: readonly SettingField[] };

const AS_THE_PAGE = { value: '', name: 'как настроено на странице Prodamus' };

/** The settings as the seller meets them: each group is a form of its own. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    key: 'product',
    title: 'Товар и\u00a0цена',
    fields: [
      {
        name: 'price',
        label: 'Цена, ₽',
        note: 'Только для новых заказов: сумма оформленных не\u00a0меняется.',
        isInEnv: true,
      },
      {
        name: 'productName',
        label: 'Название',
        note: 'На страницах, в\u00a0оферте и\u00a0на\u00a0странице оплаты.',
      },
      {
        name: 'productDescription',
        label: 'Описание',
        note: 'Для поисковиков и\u00a0оферты.',
        isLong: true,
      },
      {
        name: 'linkTtlHours',
        label: 'Сколько живёт ссылка на\u00a0оплату, часов',
        note: 'Потом покупатель получит новую одной кнопкой.',
        isInEnv: true,
      },
    ],
  },
  {
    key: 'seller',
    title: 'Реквизиты продавца',
    fields: [
      { name: 'sellerName', label: 'Имя или название', isInEnv: true },
      { name: 'sellerInn', label: 'ИНН', isInEnv: true },
      {
        name: 'sellerContacts',
        label: 'Контакты',
        note: 'Почта, телефон, @имя в\u00a0Telegram через запятую.',
        isInEnv: true,
      },
    ],
  },
  {
    key: 'receipt',
    title: 'Чек (54-ФЗ)',
    fields: [
      { name: 'taxType', label: 'Ставка НДС', options: [AS_THE_PAGE, ...optionsOf(TAX_TYPES)] },
      {
        name: 'paymentMethod',
        label: 'Способ расчёта',
        options: [AS_THE_PAGE, ...optionsOf(PAYMENT_METHODS)],
      },
      {
        name: 'paymentObject',
        label: 'Предмет расчёта',
        options: [AS_THE_PAGE, ...optionsOf(PAYMENT_OBJECTS)],
      },
    ],
  },
  {
    key: 'places',
    title: 'Telegram и\u00a0реклама',
    fields: [
      {
        name: 'noSaleOn',
        label: 'Покупка внутри Telegram',
        options: [
          { value: '', name: 'везде' },
          { value: 'ios', name: 'везде, кроме iOS' },
          { value: 'android', name: 'везде, кроме Android' },
          { value: 'android,ios', name: 'везде, кроме iOS и Android' },
        ],
        isInEnv: true,
      },
      {
        name: 'tracksSources',
        label: 'Запоминать, откуда пришёл заказ',
        note: 'По меткам utm_… в\u00a0адресе формы или startapp в\u00a0Telegram.',
        options: [
          { value: 'no', name: 'нет' },
          { value: 'yes', name: 'да' },
        ],
      },
    ],
  },
];

function optionsOf(names: Record<number, string>) {
  return Object.entries(names).map(([value, name]) => ({ value, name: `${value} — ${name}` }));
}
