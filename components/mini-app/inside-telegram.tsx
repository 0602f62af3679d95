'use client';

import type { ComponentProps, ComponentType } from 'react';
import { type Inside, useTelegram } from './use-telegram';

type Parts = Inside['parts'];
type Props<Name extends keyof Parts> = { part: Name } & ComponentProps<Parts[Name]>;

/** A part of the page that exists only inside Telegram; its code is loaded only there. */
export function InsideTelegram<Name extends keyof Parts>({ part, ...props }: Props<Name>) {
  const inside = useTelegram();
  if (!inside) return null;
  const Part = inside.parts[part] as ComponentType<object>;
  return <Part {...props} />;
}
