import type { LegalDocument } from '@/lib/orders/shop/legal-edition';
import { Consent } from './consent';
import { Offer } from './offer';
import { Privacy } from './privacy';

const TEXTS = { offer: Offer, privacy: Privacy, consent: Consent };

/** The product's own text of a document, where the seller has not written another. */
export function OwnText({ document }: { document: LegalDocument }) {
  const Text = TEXTS[document];
  return <Text />;
}
