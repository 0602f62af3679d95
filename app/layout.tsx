import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { SentFormBack } from '@/components/form/sent-form-back';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';
import { LAUNCH_SCRIPT } from '@/components/mini-app/launch-script';
import { getApp } from '@/server/app/app';
import { TELEGRAM_WEB } from '@/server/config/config-problems';
import { fonts } from './fonts';
import './globals.css';

/** What the product is called and is, as the seller has set it. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { productName, productDescription } = getApp().settings();
  return {
    title: { default: productName, template: `%s · ${productName}` },
    description: productDescription,
    // A phone must not take an order number for a telephone number.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f1e5' },
    { media: '(prefers-color-scheme: dark)', color: '#191632' },
  ],
};

/** The frame of every page: language, fonts, colours. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: its scripts carry the nonce of this very answer.
  await connection();
  const { config, settings } = getApp();
  const { telegram, telegramWebOrigin } = config;
  if (!telegram) {
    return (
      <html lang="ru" className={fonts}>
        <body>
          {children}
          <SentFormBack />
        </body>
      </html>
    );
  }
  return (
    <html
      lang="ru"
      className={fonts}
      data-no-sale-on={settings().noSaleOn.join(' ') || undefined}
      data-telegram-web={telegramWebOrigin === TELEGRAM_WEB ? undefined : telegramWebOrigin}
      // Before React comes, the script has written on it.
      suppressHydrationWarning
    >
      <head>
        <script nonce={await nonce()} suppressHydrationWarning>
          {LAUNCH_SCRIPT}
        </script>
      </head>
      <body>
        {children}
        <SentFormBack />
        <InsideTelegram part="Navigation" />
      </body>
    </html>
  );
}

/** What the policy of this very answer lets a script of the page run by. */
async function nonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy');
  return /'nonce-([^']+)'/.exec(policy ?? '')?.[1];
}
