type Props = { token: string; quiet?: boolean };

/** Asks for a link to pay by when the order has none that works; number and sum stay. */
export function RenewLinkForm({ token, quiet = false }: Props) {
  return (
    <form method="post" action={`/order/${token}/payment_link`} className="mt-6">
      <button type="submit" className={`button w-full ${quiet ? 'button-quiet' : ''}`}>
        Получить ссылку на&nbsp;оплату
      </button>
    </form>
  );
}
