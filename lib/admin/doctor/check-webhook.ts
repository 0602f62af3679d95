import { type Ask, isSilent } from './ask';
import { type Check, type Finding, found } from './check';

const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/;

/**
 * The address for payment events is ours and open: Prodamus loses what is redirected, asks no
 * password and takes no broken certificate. It answers GET with our own 405.
 */
export function checkWebhook(webhook: URL, ask: Ask): Check {
  return {
    name: 'Адрес уведомлений',
    look: async (signal) => {
      const answer = await ask(webhook, signal);
      if (isSilent(answer)) return silenceOf(answer.code);
      const { status, type } = answer;
      if (status === 405 && type.startsWith('application/problem+json')) {
        return found.green(`Открыт. В кабинете Prodamus должен стоять ${webhook.href}`);
      }
      if (status >= 300 && status < 400) {
        return found.red(
          `PUBLIC_URL переадресует (${status}), и уведомления теряются. Впишите конечный адрес.`,
        );
      }
      if (status === 401 || status === 403) {
        return found.red(
          `Адрес закрыт паролем (${status}). Откройте /api/prodamus/webhook для всех.`,
        );
      }
      return found.red(`По адресу отвечает не магазин (${status}). Проверьте PUBLIC_URL и прокси.`);
    },
  };
}

function silenceOf(code: string): Finding {
  if (TLS.test(code)) return found.red(`Сертификат не годится (${code}). Обновите его.`);
  return found.red(
    `PUBLIC_URL не отвечает отсюда (${code}). Запущен ли магазин, виден ли он снаружи?`,
  );
}
