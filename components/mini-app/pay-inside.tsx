import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ORDER_MAY_HAVE_CHANGED } from '../order/follow-order';
import { PrimaryAction } from '../page/primary-action';
import { onBack } from './on-back';
import { useTelegram } from './use-telegram';

type Props = { url: string; price: string; lead: ReactNode; summary: ReactNode; notes: ReactNode };

/**
 * Paying inside Telegram: the tap opens the ready link outside at once, and the page turns to
 * waiting. The page of the order follows the payment itself and shows what comes of it.
 */
export function PayInside({ url, price, lead, summary, notes }: Props) {
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    return isWaiting ? onBack(() => setWaiting(false)) : undefined;
  }, [isWaiting]);

  // The link opens by itself, as every link does; this only turns the page.
  if (!isWaiting) {
    return (
      <>
        {lead}
        {summary}
        <PrimaryAction
          href={url}
          label={`Оплатить ${price}`}
          className="mt-6"
          isSale
          onPress={() => setWaiting(true)}
        />
        {notes}
      </>
    );
  }
  return <Waiting url={url} summary={summary} />;
}

/** Where a bank's app is on the device itself. */
const PHONES = ['android', 'android_x', 'ios'];

function Waiting({ url, summary }: Pick<Props, 'url' | 'summary'>) {
  const platform = useTelegram()?.app.platform ?? '';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A screen that takes another's place is read from its top, by eyes and by ear.
    heading.current?.focus({ preventScroll: true });
    void scrollTo({ top: 0 });
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="outline-none">
        Ждём оплату
      </h1>
      <p className="mt-4">
        Страница оплаты открылась отдельно. Как только придёт подтверждение, карта появится здесь.
      </p>
      {summary}
      <button
        type="button"
        className="button mt-6 w-full"
        onClick={() => dispatchEvent(new Event(ORDER_MAY_HAVE_CHANGED))}
      >
        Проверить сейчас
      </button>
      <a href={url} rel="noreferrer" className="button button-quiet mt-3 w-full">
        Открыть оплату ещё раз
      </a>
      <p className="note mt-4">
        Если страница оплаты не&nbsp;открылась, нажмите ещё раз. После оплаты её&nbsp;можно закрыть.
        Это окно тоже можно закрыть: карта придёт в&nbsp;чат, если вы разрешили боту писать.
      </p>
      {PHONES.includes(platform) && (
        <p className="note mt-2">
          Платите через СБП, а&nbsp;приложение банка не&nbsp;открылось? Откройте страницу оплаты
          в&nbsp;браузере телефона (меню «⋮», «Открыть в&nbsp;браузере») или заплатите картой.
        </p>
      )}
    </>
  );
}
