import { AdminTable, type Column } from '@/components/admin/admin-table';
import { ServerForm } from '@/components/admin/server-form';
import { formatRoubles, type Kopecks, kopecks } from '@/lib/money';
import { amountWith, PROMO_STATE_NAMES, type PromoState, promoState } from '@/lib/orders/promo';
import type { PromoRow } from '@/lib/store/promo-codes';
import { moscowTime } from '@/lib/time';
import { endPromoCode, resumePromoCode } from './actions';

const TONES: Record<PromoState, string> = {
  active: 'good',
  not_started: 'wait',
  ended: 'plain',
  used_up: 'plain',
};

type Props = {
  rows: readonly PromoRow[];
  /** What a reading costs now. */
  price: Kopecks;
  now: Date;
  isFiltered: boolean;
};

/** Promo codes, a row each, with what they leave to pay, how often they are used and their button. */
export function PromoTable({ rows, price, now, isFiltered }: Props) {
  return (
    <AdminTable
      caption="Промокоды, новые сверху"
      columns={columns(price, now)}
      rows={rows}
      keyOf={(row) => row.code}
      empty={
        isFiltered
          ? 'Таких промокодов нет. Измените поиск или сбросьте фильтры.'
          : 'Промокодов пока нет. Создайте первый, и\u00a0покупатели введут его в\u00a0форме заказа.'
      }
    />
  );
}

function columns(price: Kopecks, now: Date): Column<PromoRow>[] {
  const stateOf = (row: PromoRow) => promoState(row, row.uses, now);
  return [
    { title: 'Промокод', cell: ({ code }) => <b>{code}</b> },
    { title: 'Скидка', cell: discountOf, isNumber: true },
    {
      title: 'К\u00a0оплате',
      cell: (row) => formatRoubles(amountWith(row, price)),
      isNumber: true,
    },
    {
      title: 'Заказов',
      cell: ({ uses, mostUses }) => (mostUses === null ? uses : `${uses} из ${mostUses}`),
      isNumber: true,
    },
    { title: 'Когда', cell: daysOf },
    {
      title: 'Состояние',
      cell: (row) => (
        <span className="admin-badge" data-tone={TONES[stateOf(row)]}>
          {PROMO_STATE_NAMES[stateOf(row)]}
        </span>
      ),
    },
    { title: 'Заметка', cell: ({ note }) => note },
    {
      title: 'Действие',
      cell: (row) =>
        stateOf(row) !== 'ended' ? (
          <CodeButton action={endPromoCode} name="Выключить" code={row.code} />
        ) : isEndedByHand(row, now) ? (
          <CodeButton action={resumePromoCode} name="Включить" code={row.code} />
        ) : null,
    },
  ];
}

/** Where its days are over as well, there is nothing to switch on. */
function isEndedByHand({ disabledAt, endsAt }: PromoRow, now: Date): boolean {
  return disabledAt !== null && (endsAt === null || now < endsAt);
}

type ButtonProps = { action: typeof endPromoCode; name: string; code: string };

function CodeButton({ action, name, code }: ButtonProps) {
  return (
    <ServerForm action={action}>
      <input type="hidden" name="code" value={code} />
      <button type="submit" className="admin-link-button">
        {name}
        <span className="sr-only"> {code}</span>
      </button>
    </ServerForm>
  );
}

function discountOf({ kind, value }: PromoRow): string {
  return kind === 'percent' ? `${value}\u00a0%` : formatRoubles(kopecks(value));
}

/** The last day is named as one on which the code still counts. */
function daysOf({ startsAt, endsAt, disabledAt }: PromoRow): string {
  const dayOf = (instant: Date) => moscowTime(instant).slice(0, 10);
  const from = startsAt && `с\u00a0${dayOf(startsAt)}`;
  const to = endsAt && `по\u00a0${dayOf(new Date(endsAt.getTime() - 1))}`;
  const off = disabledAt && `выключен ${dayOf(disabledAt)}`;
  return [from, to, off].filter(Boolean).join(' ') || 'без срока';
}
