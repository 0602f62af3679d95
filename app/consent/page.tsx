import type { Metadata } from 'next';
import { LegalPage, type LegalQuery } from '@/app/legal/legal-page';

export const metadata: Metadata = { title: 'Согласие на обработку персональных данных' };

/** The consent a buyer gives by ticking its own box in the order form. */
export default function ConsentPage({ searchParams }: { searchParams: LegalQuery }) {
  return <LegalPage document="consent" query={searchParams} />;
}
