import { describe, expect, it } from 'vitest';
import { securityHeaders } from './security-headers';

const SITE = { secure: true, frameAncestor: 'https://web.telegram.org' };
const headersOf = (path: string, site = SITE) => securityHeaders(path, 'n0nce', site);
const policyOf = (path: string) =>
  new Map(
    (headersOf(path)['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

describe('Telegram’s web client may frame', () => {
  it.each([
    '/',
    '/order/abc',
    '/order/abc/',
    '/reading/abc',
    '/reading/abc/pdf',
    '/find',
    '/sample',
    '/another/abc',
    '/telegram',
    '/telegram/order',
  ])('%s', (path) => {
    expect(policyOf(path).get('frame-ancestors')).toBe("'self' https://web.telegram.org");
  });

  it('and it alone: the origin is a setting', () => {
    const site = { ...SITE, frameAncestor: 'http://127.0.0.1:3002' };

    expect(headersOf('/', site)['Content-Security-Policy']).toContain(
      "frame-ancestors 'self' http://127.0.0.1:3002",
    );
  });
});

describe('nobody may frame', () => {
  it.each([
    '/admin',
    '/admin/orders',
    '/api/orders/abc',
    '/api/prodamus/webhook',
    '/generate_pay_url',
    '/api/telegram/webhook',
    '/offer',
    '/privacy',
    '/share/abc',
    '/orders',
    '/reading-list',
    '/findings',
    '/find/admin',
    '/telegramx',
    '/order.php',
    '//order/abc',
    '/x/order/abc',
    '',
    '/ORDER/abc',
    '/admin/../order/abc',
    '/_next/static/x.js',
  ])('%j', (path) => {
    expect(policyOf(path).get('frame-ancestors')).toBe("'none'");
  });
});

describe('pages of one buyer', () => {
  it.each(['/order/abc', '/reading/abc', '/reading/abc/pdf'])(
    '%s does not give its address away and is not indexed',
    (path) => {
      expect(headersOf(path)).toMatchObject({
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
      });
    },
  );

  it.each(['/another/abc', '/order/abc/contacts', '/order/abc/consent'])(
    'the form with a buyer’s contacts is not indexed; its address stays on the site: %s',
    (path) => {
      expect(headersOf(path)).toMatchObject({
        'Referrer-Policy': 'same-origin',
        'X-Robots-Tag': 'noindex, nofollow',
      });
    },
  );

  it('what a buyer shows to friends is not indexed', () => {
    expect(headersOf('/share/abc')).toMatchObject({ 'X-Robots-Tag': 'noindex, nofollow' });
  });

  it('others may be indexed', () => {
    expect(headersOf('/')).not.toHaveProperty('X-Robots-Tag');
    expect(headersOf('/sample')).not.toHaveProperty('X-Robots-Tag');
  });
});

it('a page runs and loads only what is the site’s own, scripts with the nonce of this answer', () => {
  const { 'frame-ancestors': _, ...rest } = Object.fromEntries(policyOf('/'));

  expect(rest).toEqual({
    'default-src': "'self'",
    'script-src': "'self' 'nonce-n0nce'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'base-uri': "'none'",
    'object-src': "'none'",
    'form-action': "'self'",
  });
});

it('other sites may show the pictures of a shared reading, and load nothing else', () => {
  const policyFor = (path: string) => headersOf(path)['Cross-Origin-Resource-Policy'];

  expect(policyFor('/share/abc/preview')).toBe('cross-origin');
  for (const path of ['/', '/reading/abc/pdf', '/api/orders/abc', '/admin', '/share']) {
    expect(policyFor(path), path).toBe('same-origin');
  }
});

it('https is asked for only where the site has it', () => {
  expect(headersOf('/')).toHaveProperty('Strict-Transport-Security');
  expect(headersOf('/', { ...SITE, secure: false })).not.toHaveProperty(
    'Strict-Transport-Security',
  );
});

it('every answer says that its type is what it says', () => {
  expect(headersOf('/api/health')['X-Content-Type-Options']).toBe('nosniff');
});
