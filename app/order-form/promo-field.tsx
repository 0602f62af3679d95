import { TextField } from '@/components/form/text-field';

type Props = { value: string; error: string | undefined; autoFocus: boolean };

/** A promo code, for the few who have one; open once something is typed or wrong. */
export function PromoField({ value, error, autoFocus }: Props) {
  return (
    <details open={value !== '' || error !== undefined}>
      <summary className="cursor-pointer py-2 text-accent">У&nbsp;меня есть промокод</summary>
      <TextField
        name="promoCode"
        label="Промокод"
        note="Сумму со скидкой увидите до оплаты"
        error={error}
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus={autoFocus}
        maxLength={40}
      />
    </details>
  );
}
