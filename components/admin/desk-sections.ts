/** The parts of the desk, in the order of its menu. */
export const DESK_SECTIONS = [
  { key: 'today', href: '/admin', name: 'Сегодня' },
  { key: 'orders', href: '/admin/orders', name: 'Заказы' },
  { key: 'audit', href: '/admin/audit', name: 'Журнал' },
  { key: 'first-payment', href: '/admin/first-payment', name: 'Первая оплата' },
  { key: 'doctor', href: '/admin/doctor', name: 'Проверка' },
] as const;

export type DeskSection = (typeof DESK_SECTIONS)[number]['key'];
