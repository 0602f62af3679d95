import type { LegalDocument } from '@/lib/orders/shop/legal-edition';
import { Consent } from './consent';
import { Offer } from './offer';
import { Privacy } from './privacy';

const TEXTS = { offer: Offer, privacy: Privacy, consent: Consent };

type Props = { document: LegalDocument; version: string };

/** The product's own text of a document as it was in that edition of the product. */
export function OwnText({ document, version }: Props) {
  const Text = TEXTS[document];
  return <Text version={version} />;
}
