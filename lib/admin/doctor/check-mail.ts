import { type Check, found } from './check';

/** The mail server takes letters; `verify` answers why it does not. */
export function checkMail(verify: (() => Promise<string | null>) | null): Check {
  return {
    name: 'Почта',
    look: async () => {
      if (!verify) return found.skipped('SMTP_URL и MAIL_FROM не заданы: писем нет.');
      const code = await verify();
      if (code === null) return found.green('Сервер принимает письма.');
      return found.red(`Сервер почты не принимает нас (${code}). Проверьте SMTP_URL.`);
    },
  };
}
