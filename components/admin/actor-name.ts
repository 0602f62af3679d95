import type { Author } from '@/lib/audit';

/** Who did it, in the words of the audit log. */
export function actorName(actor: Author): string {
  if (actor === 'buyer') return 'покупатель';
  if (actor === 'server') return 'на сервере';
  return actor === 'password' ? 'по паролю' : `Telegram ${actor.slice('telegram:'.length)}`;
}
