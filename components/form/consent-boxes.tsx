import type { ConsentTicks } from '@/lib/orders/consent-ticks';
import type { FieldError } from '@/lib/orders/order-request';
import { DocumentLink } from '../page/document-link';
import { CheckBox } from './check-box';

type Props = { ticks: ConsentTicks; errors: readonly FieldError[] };

/** The two consents, apart from each other, with the documents of the edition that is agreed to. */
export function ConsentBoxes({ ticks: { offer, personalData, legalVersion }, errors }: Props) {
  const edition = `?version=${legalVersion}`;
  const box = (name: 'offer' | 'personalData') => ({
    name,
    error: errors.find(({ field }) => field === name)?.message,
    autoFocus: errors[0]?.field === name,
  });
  return (
    <div>
      <CheckBox {...box('offer')} checked={offer}>
        Принимаю условия <DocumentLink href={`/offer${edition}`}>оферты</DocumentLink>
      </CheckBox>
      <CheckBox {...box('personalData')} checked={personalData}>
        Даю <DocumentLink href={`/consent${edition}`}>согласие на обработку данных</DocumentLink>,
        как описано в <DocumentLink href={`/privacy${edition}`}>политике</DocumentLink>
      </CheckBox>
    </div>
  );
}
