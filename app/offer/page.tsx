import type { Metadata } from 'next';
import { LegalPage, type LegalQuery } from '@/app/legal/legal-page';

export const metadata: Metadata = { title: 'Оферта' };

/** The public offer: what is sold, how it is paid and delivered, when money comes back. */
export default function OfferPage({ searchParams }: { searchParams: LegalQuery }) {
  return <LegalPage document="offer" query={searchParams} />;
}
