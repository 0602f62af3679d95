import type { ReactNode } from 'react';
import type { FieldError } from '@/lib/orders/order-request';

type Props = { errors: readonly FieldError[]; lead: string; message: ReactNode };

/**
 * Tells that the form did not go through: a screen reader hears all of it, the `lead` first; eyes
 * see what the fields do not tell.
 */
export function FormErrors({ errors, lead, message }: Props) {
  return (
    <div role="alert" className="scroll-mt-8">
      {message && <p className="border-wrong border-l-2 pl-4 text-wrong">{message}</p>}
      {errors.length > 0 && (
        <p className="sr-only">
          {lead} {errors.map((error) => `${error.message}. `).join('')}
        </p>
      )}
    </div>
  );
}
