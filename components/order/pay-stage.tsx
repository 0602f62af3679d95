'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type Inside, useTelegram } from '../mini-app/use-telegram';
import { PrimaryAction } from '../page/primary-action';

type Props = ComponentProps<Inside['parts']['PayInside']>;

/** The ready link to pay by, between what has to be read first and what is good to know. */
export function PayStage(props: Props): ReactNode {
  const inside = useTelegram();
  if (inside) return <inside.parts.PayInside {...props} />;
  return (
    <>
      {props.lead}
      {props.summary}
      <PrimaryAction href={props.url} label="Перейти к&nbsp;оплате" className="mt-6" isSale />
      {props.notes}
    </>
  );
}
