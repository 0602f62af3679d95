import { type Check, found } from './check';

type Keys = { mode: 'live' | 'demo'; appSecret: string; pageKey: string };

const LEAST_LENGTH = 32;

/** The secrets are nobody else's: neither the demo's nor one that is printed somewhere. */
export function checkKeys({ mode, appSecret, pageKey }: Keys, known: readonly string[]): Check[] {
  const demo = found.skipped('Это демо: ключи стенда известны всем, живых денег здесь нет.');
  return [
    {
      name: 'Ключ Prodamus',
      look: () => {
        if (mode === 'demo') return demo;
        if (known.includes(pageKey)) {
          return found.red(
            'PRODAMUS_SECRET_KEY известен всем. Возьмите свой: кабинет Prodamus → Настройки → «Секретный ключ».',
          );
        }
        return found.green('Ключ страницы свой, не демонстрационный.');
      },
    },
    {
      name: 'Секрет приложения',
      look: () => {
        if (mode === 'demo') return demo;
        if (known.includes(appSecret) || appSecret.length < LEAST_LENGTH) {
          return found.red('APP_SECRET короткий или известен всем: openssl rand -base64 32');
        }
        return found.green(`Свой, ${LEAST_LENGTH} знака или длиннее.`);
      },
    },
  ];
}
