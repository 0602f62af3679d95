'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';

type Props = { className: string; busy: string; children: ReactNode };

/** The button of a server form: while the form is under way it rests and says so. */
export function SubmitButton({ className, busy, children }: Props) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className={className} disabled={pending}>
      {pending ? busy : children}
    </button>
  );
}
