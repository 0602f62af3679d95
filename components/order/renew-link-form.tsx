import { PrimaryAction } from '../page/primary-action';

type Props = { token: string; quiet?: boolean };

/** Asks for a link to pay by when the order has none that works; number and sum stay. */
export function RenewLinkForm({ token, quiet = false }: Props) {
  return (
    <form method="post" action={`/order/${token}/payment_link`} className="mt-6 no-sale:hidden">
      {quiet ? (
        <button type="submit" className="button button-quiet w-full">
          {LABEL}
        </button>
      ) : (
        <PrimaryAction label={LABEL} isSale />
      )}
    </form>
  );
}

const LABEL = 'Получить ссылку на\u00a0оплату';
