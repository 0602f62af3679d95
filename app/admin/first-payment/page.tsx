import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ServerForm } from '@/components/admin/server-form';
import { isFinished, testPaymentSteps } from '@/lib/admin/test-payment-steps';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { type Query, wordOf } from '../list-query';
import { startTestPayment } from './actions';
import { RefreshEvery } from './refresh-every';
import { TestPaymentHelp } from './test-payment-help';
import { TestPaymentSteps } from './test-payment-steps';

export const metadata: Metadata = { title: 'Первая оплата' };

/** Leads through the test payment, of test money; the steps turn green by themselves. */
export default adminPage(async function TestPaymentPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const { store, clock, config } = getApp();
  const query = await searchParams;
  const file = await store.admin.testPayment(wordOf(query, 'order'));
  const steps = file && testPaymentSteps(file, clock());
  return (
    <AdminShell section="first-payment" title="Первая оплата" done={query.done}>
      {steps && !isFinished(steps) && <RefreshEvery seconds={5} />}
      <p>
        Проверочный заказ на&nbsp;вашу цену: деньги не&nbsp;списываются, в&nbsp;суммы он
        не&nbsp;входит, разбор по&nbsp;нему не&nbsp;отдаётся.
      </p>
      <ServerForm action={startTestPayment}>
        <button type="submit" className={file ? 'button button-quiet' : 'button'}>
          {file ? 'Начать заново' : 'Начать проверку'}
        </button>
      </ServerForm>
      {file && steps && <TestPaymentSteps file={file} steps={steps} />}
      <TestPaymentHelp
        webhookUrl={`${config.publicUrl}/api/prodamus/webhook`}
        refused={file?.refused ?? []}
      />
    </AdminShell>
  );
});
