const SCHEME = /^postgres(?:ql)?:\/\/./;

/** Why an address is refused; it quotes nothing of one, because there is a password in it. */
export const UNREADABLE_ADDRESS =
  'адрес не читается: знаки @ : / ? # % в имени и пароле пишите как %40 %3A %2F %3F %23 %25, порт — не больше 65535';

/** Whether a text is meant as the address of a PostgreSQL database. */
export function isForPostgres(text: string): boolean {
  return SCHEME.test(text);
}

/**
 * Whether such an address reads, and the password in it ends where it should: a bare / ? or # in it
 * makes a server of its beginning, and leaves the rest, with the @, behind it.
 */
export function isReadableAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { pathname, search, hash } = new URL(text);
  return hash === '' && !`${pathname}${search}`.includes('@');
}
