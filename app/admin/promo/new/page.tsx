import type { Metadata } from 'next';
import { DeskShell } from '@/app/admin/desk-shell';
import { PromoForm } from '@/app/admin/promo/promo-form';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Новый промокод' };

/** Where a promo code is made. */
export default async function NewPromoPage() {
  await signedIn();
  return (
    <DeskShell section="promo" title="Новый промокод">
      <PromoForm />
    </DeskShell>
  );
}
