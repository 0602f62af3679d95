'use client';

import { type ReactNode, useRef } from 'react';
import { useTelegram } from '../mini-app/use-telegram';

type Props = {
  /** The words, also those of the MainButton. */
  label: string;
  /** Where it leads; without an address it sends its form. */
  href?: string;
  className?: string;
  isBusy?: boolean;
  /** Whether this buys something, which is not offered everywhere. */
  isSale?: boolean;
  onPress?: () => void;
  children?: ReactNode;
};

/**
 * The one thing to do on a page: a button or a link, inside Telegram the client's MainButton. The
 * button stays in the page unseen, so that Enter sends its form, and in sight while the client says
 * nothing. `children` are shown in place of the label.
 */
export function PrimaryAction(props: Props) {
  const { label, href, className = '', isBusy = false, isSale = false, onPress } = props;
  const target = useRef<HTMLElement>(null);
  const keep = (element: HTMLElement | null) => {
    target.current = element;
  };
  const inside = useTelegram();
  const isNative = inside?.isHeard ?? false;
  const isOffered = !(isSale && inside?.app.isNoSale);
  const shared = {
    className: `${isNative ? 'sr-only' : `button w-full ${className}`} ${isSale ? 'no-sale:hidden' : ''}`,
    onClick: onPress,
    ...(isNative ? { tabIndex: -1, 'aria-hidden': true } : {}),
  };
  const shown = props.children || label;
  return (
    <>
      {href === undefined ? (
        <button ref={keep} type="submit" disabled={isBusy} {...shared}>
          {shown}
        </button>
      ) : (
        <a ref={keep} href={href} rel="noreferrer" data-pays={isSale || undefined} {...shared}>
          {shown}
        </a>
      )}
      {inside && isNative && isOffered && (
        <inside.parts.MainAction label={label} isBusy={isBusy} target={target} />
      )}
    </>
  );
}
