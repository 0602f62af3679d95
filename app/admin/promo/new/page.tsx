import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { PromoForm } from '@/app/admin/promo/promo-form';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Новый промокод' };

/** Where a promo code is made. */
export default async function NewPromoPage() {
  await signedIn();
  return (
    <AdminShell section="promo" title="Новый промокод">
      <PromoForm />
    </AdminShell>
  );
}
