import type { Metadata } from 'next';
import { LegalPage, type LegalQuery } from '@/app/legal/legal-page';

export const metadata: Metadata = { title: 'Политика обработки персональных данных' };

/** Which data are kept, why, for how long, who else gets them and how to have them erased. */
export default function PrivacyPage({ searchParams }: { searchParams: LegalQuery }) {
  return <LegalPage document="privacy" query={searchParams} />;
}
