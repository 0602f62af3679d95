import type { Contacts } from './order';

/**
 * Enough of a buyer's contact for them to recognise it, and too little for anybody else who was
 * sent the page: `a•••@example.ru`, else `+•••67`. Null when the order has none.
 */
export function maskContact({ email, phone }: Pick<Contacts, 'email' | 'phone'>): string | null {
  if (email) return `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
  return phone && `+•••${phone.slice(-2)}`;
}
