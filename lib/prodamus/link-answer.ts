import { isLoopback } from '../loopback';

/** Where payment links live, with their subdomains. */
const LINK_HOSTS = ['payform.ru', 'prodamus.ru', 'prodamus.tech', 'prodamuspay.ru'];

/**
 * Finds the individual link in an answer to `do=link`: the first text among `payment_link`,
 * `url`, `link` of a JSON object, else the bare text. The Content-Type is never asked: the live
 * service labels a bare URL as WINDOWS-1251 HTML. Null unless it is an https link with a code on
 * a known host (for a loopback page: on that same origin). The bare static form is no link.
 */
export function linkFromAnswer(answer: string, pageUrl: URL): string | null {
  const text = answer.trim();
  const candidate = fromJson(text) ?? text;
  // Line breaks inside would vanish in a URL, and a text after the link become a part of it.
  const url = !/\s/.test(candidate) && URL.canParse(candidate) ? new URL(candidate) : null;
  if (!url || url.username || url.password || /^\/+$/.test(url.pathname)) return null;
  if (isLoopback(pageUrl.hostname)) return url.origin === pageUrl.origin ? url.href : null;
  return isProdamus(url) ? url.href : null;
}

function fromJson(text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null) return null;
  const answer = json as Record<string, unknown>;
  const names = ['payment_link', 'url', 'link'] as const;
  const found = names.map((name) => answer[name]).find((value) => typeof value === 'string');
  return (found as string | undefined)?.trim() ?? '';
}

function isProdamus(url: URL): boolean {
  const known = LINK_HOSTS.some(
    (host) => url.hostname === host || url.hostname.endsWith(`.${host}`),
  );
  return known && url.protocol === 'https:' && url.port === '';
}
