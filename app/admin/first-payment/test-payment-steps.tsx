import type { ReactNode } from 'react';
import { CopyLink } from '@/components/page/copy-link';
import { proofOf, type Step, type StepKey, type StepState } from '@/lib/admin/test-payment-steps';
import { formatRoubles } from '@/lib/money';
import { formatOrderNumber } from '@/lib/orders/number';
import { LINK_FAILURE_MESSAGES } from '@/lib/payments/links/gateway';
import type { TestPaymentFile } from '@/lib/store/test-payment';
import { moscowTime } from '@/lib/time';

type Props = { file: TestPaymentFile; steps: readonly Step[] };

const TITLES: Record<StepKey, string> = {
  order_made: 'Заказ создан',
  link_made: 'Индивидуальная ссылка получена',
  buyer_returned: 'Покупатель вернулся на страницу заказа',
  notice_came: 'Уведомление пришло, ответили 200',
  signature_fits: 'Подпись верна',
  money_fits: 'Сумма и валюта совпали',
  stays_unpaid: 'Тестовая оплата ничего не открыла',
};
const STATES: Record<StepState, string> = {
  done: 'готово',
  waiting: 'ждём',
  late: 'долго нет',
  wrong: 'не сошлось',
};
const TONES: Record<StepState, string> = {
  done: 'good',
  waiting: 'plain',
  late: 'wait',
  wrong: 'bad',
};

const ADVICE = {
  notice_came: 'Что проверить, написано ниже.',
  signature_fits: 'Уведомление отклонено, причина ниже.',
  stays_unpaid: 'Уведомление не помечено тестовым. Сверьтесь с заказом.',
} as const;

/** How far the try has come, step by step. */
export function TestPaymentSteps({ file, steps }: Props) {
  return (
    <ol className="admin-checks" aria-label="Шаги проверки">
      {steps.map(({ key, state }) => (
        <li key={key} className="admin-card">
          <h2 className="admin-card-title">{TITLES[key]}</h2>
          <span className="admin-badge" data-tone={TONES[state]}>
            {STATES[state]}
          </span>
          <Details step={key} state={state} file={file} />
        </li>
      ))}
    </ol>
  );
}

function Details({ step, state, file }: DetailsProps) {
  const text = detailsOf(step, state, file);
  return text ? <div className="note">{text}</div> : null;
}

type DetailsProps = { step: StepKey; state: StepState; file: TestPaymentFile };

function detailsOf(step: StepKey, state: StepState, file: TestPaymentFile): ReactNode {
  const { order, returnedAt } = file;
  const paymentEvent = proofOf(file);
  const isOff = state === 'late' || state === 'wrong';
  switch (step) {
    case 'order_made':
      return `№\u00a0${formatOrderNumber(order.number)}, ${formatRoubles(order.amount)}`;
    case 'link_made':
      return linkDetails(file);
    case 'buyer_returned':
      return returnedAt ? moscowTime(returnedAt) : 'Если закрыть страницу оплаты, шага не будет.';
    case 'notice_came':
      return paymentEvent ? moscowTime(paymentEvent.receivedAt) : isOff ? ADVICE[step] : null;
    case 'money_fits':
      return paymentEvent
        ? `Пришло: ${paymentEvent.amountText} ${paymentEvent.currency || 'без валюты'}`
        : null;
    case 'signature_fits':
    case 'stays_unpaid':
      return isOff ? ADVICE[step] : null;
    default:
      return step satisfies never;
  }
}

function linkDetails({ link, linkFailure }: TestPaymentFile): ReactNode {
  if (link) return <PayLink url={link.url} />;
  return linkFailure && LINK_FAILURE_MESSAGES[linkFailure];
}

function PayLink({ url }: { url: string }) {
  return (
    <>
      <p>Откройте её и&nbsp;оплатите тестовой картой, которую покажет страница Prodamus.</p>
      <p className="admin-actions">
        <a href={url} target="_blank" rel="noreferrer" className="admin-choice">
          {url}
        </a>
      </p>
      <CopyLink url={url} />
    </>
  );
}
