'use client';

import { type ReactNode, useActionState } from 'react';
import { useHere } from '@/components/page/use-here';

type Props = {
  action: (shown: unknown, form: FormData) => Promise<void>;
  className?: string;
  children: ReactNode;
};

/** The form of an action that shows nothing again. */
export function ServerForm({ action, className, children }: Props) {
  const [, send] = useActionState(action, undefined, useHere());
  return (
    <form action={send} className={className}>
      {children}
    </form>
  );
}
