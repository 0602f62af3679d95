import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { firstPaymentSteps, isFinished } from '@/lib/admin/first-payment-steps';
import { getApp } from '@/server/app/app';
import { type Query, wordOf } from '../list-query';
import { signedIn } from '../signed-in';
import { startFirstPayment } from './actions';
import { FirstPaymentHelp } from './first-payment-help';
import { FirstPaymentSteps } from './first-payment-steps';
import { RefreshEvery } from './refresh-every';

export const metadata: Metadata = { title: 'Первая оплата' };

/** Leads through the first payment, of test money; the steps turn green by themselves. */
export default async function FirstPaymentPage({ searchParams }: { searchParams: Promise<Query> }) {
  await signedIn();
  const { store, clock, config } = getApp();
  const query = await searchParams;
  const file = await store.admin.firstPayment(wordOf(query, 'order'));
  const steps = file && firstPaymentSteps(file, clock());
  return (
    <AdminShell section="first-payment" title="Первая оплата" done={query.done}>
      {steps && !isFinished(steps) && <RefreshEvery seconds={5} />}
      <p>
        Проверочный заказ на&nbsp;вашу цену: деньги не&nbsp;списываются, в&nbsp;суммы он
        не&nbsp;входит, разбор по&nbsp;нему не&nbsp;отдаётся.
      </p>
      <form action={startFirstPayment}>
        <button type="submit" className={file ? 'button button-quiet' : 'button'}>
          {file ? 'Начать заново' : 'Начать проверку'}
        </button>
      </form>
      {file && steps && <FirstPaymentSteps file={file} steps={steps} />}
      <FirstPaymentHelp
        webhookUrl={`${config.publicUrl}/api/prodamus/webhook`}
        refused={file?.refused ?? []}
      />
    </AdminShell>
  );
}
