import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { PromoForm } from '@/app/admin/promo/promo-form';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';

export const metadata: Metadata = { title: 'Новый промокод' };

/** Where a promo code is made. */
export default adminPage(async function NewPromoPage() {
  return (
    <AdminShell section="promo" title="Новый промокод">
      <PromoForm price={getApp().settings().price} />
    </AdminShell>
  );
});
