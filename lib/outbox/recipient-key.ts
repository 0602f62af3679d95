import { domainToASCII } from 'node:url';

/** Providers that give one mailbox under several domains, by the domain it is counted under. */
const SAME_PROVIDER: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'ya.ru': 'yandex.ru',
  'narod.ru': 'yandex.ru',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'protonmail.com': 'proton.me',
  'pm.me': 'proton.me',
};

/** Yandex has many: `yandex.by`, `yandex.com.tr`. */
const YANDEX = /^yandex\.(?:com?\.)?[a-z]{2,3}$/;

/**
 * What letters to one mailbox are counted by, however its address is spelt: case, look-alike forms
 * of letters, an international domain, `+tags`, dots and hyphens in the name. Strangers whose
 * addresses differ only in those count as one, which is why nothing but a limit may rely on it.
 */
export function recipientKey(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).replace(/\.+$/, '');
  const [mailbox = ''] = text.slice(0, Math.max(at, 0)).replace(/"/g, '').split('+');
  const ascii = domainToASCII(domain) || domain;
  return `${mailbox.replace(/[.\s-]/g, '')}@${YANDEX.test(ascii) ? 'yandex.ru' : (SAME_PROVIDER[ascii] ?? ascii)}`;
}
