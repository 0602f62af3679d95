/** The parts of the desk, in the order of its menu. */
export const DESK_SECTIONS = [
  { key: 'orders', href: '/admin/orders', name: 'Заказы' },
  { key: 'promo', href: '/admin/promo', name: 'Промокоды' },
  { key: 'settings', href: '/admin/settings', name: 'Настройки' },
  { key: 'reconcile', href: '/admin/reconcile', name: 'Сверка' },
  { key: 'exports', href: '/admin/exports', name: 'Выгрузки' },
  { key: 'money', href: '/admin/money', name: 'Деньги' },
  { key: 'notices', href: '/admin/notices', name: 'Уведомления' },
  { key: 'letter', href: '/admin/letter', name: 'Письмо' },
  { key: 'audit', href: '/admin/audit', name: 'Журнал' },
] as const;

export type DeskSection = (typeof DESK_SECTIONS)[number]['key'];
