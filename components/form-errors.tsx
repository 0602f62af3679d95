import type { FieldError } from '@/lib/orders/order-request';

type Props = { errors: readonly FieldError[]; message: string | null };

/** Tells that the form was not sent: a screen reader hears all of it, eyes see what fields do not. */
export function FormErrors({ errors, message }: Props) {
  return (
    <div role="alert">
      {message && <p className="border-wrong border-l-2 pl-4 text-wrong">{message}</p>}
      {errors.length > 0 && (
        <p className="sr-only">
          Заказ не оформлен. {errors.map((error) => `${error.message}. `).join('')}
        </p>
      )}
    </div>
  );
}
