import { renewPaymentLink } from '@/app/actions';
import { SubmitButton } from './submit-button';

type Props = { token: string; quiet?: boolean };

/** Asks for a link to pay by when the order has none that works; number and sum stay. */
export function RenewLinkForm({ token, quiet = false }: Props) {
  return (
    <form action={renewPaymentLink} className="mt-6">
      <input type="hidden" name="token" value={token} />
      <SubmitButton className={`button w-full ${quiet ? 'button-quiet' : ''}`} busy="Получаем…">
        Получить ссылку на&nbsp;оплату
      </SubmitButton>
    </form>
  );
}
