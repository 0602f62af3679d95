/** The parts of the admin, in the order of its menu. */
export const ADMIN_SECTIONS = [
  { key: 'today', href: '/admin', name: 'Сегодня' },
  { key: 'orders', href: '/admin/orders', name: 'Заказы' },
  { key: 'money', href: '/admin/money', name: 'Деньги' },
  { key: 'notices', href: '/admin/notices', name: 'Уведомления' },
  { key: 'reconcile', href: '/admin/reconcile', name: 'Сверка' },
  { key: 'exports', href: '/admin/exports', name: 'Выгрузки' },
  { key: 'promo', href: '/admin/promo', name: 'Промокоды' },
  { key: 'letter', href: '/admin/letter', name: 'Письмо' },
  { key: 'settings', href: '/admin/settings', name: 'Настройки' },
  { key: 'first-payment', href: '/admin/first-payment', name: 'Первая оплата' },
  { key: 'doctor', href: '/admin/doctor', name: 'Проверка' },
  { key: 'audit', href: '/admin/audit', name: 'Журнал' },
] as const;

export type AdminSection = (typeof ADMIN_SECTIONS)[number]['key'];
