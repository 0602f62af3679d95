import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { WebhookAddress } from '@/components/admin/webhook-address';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { DoctorList } from './doctor-list';

export const metadata: Metadata = { title: 'Проверка' };

/** What is wrong with the set-up; looked at anew whenever the page is opened. */
export default adminPage(async function DoctorPage() {
  const { admin, config } = getApp();
  const examined = await admin.examine();
  return (
    <AdminShell
      section="doctor"
      title="Проверка"
      beside={
        <a href="/admin/doctor" className="button button-quiet">
          Проверить ещё раз
        </a>
      }
    >
      {config.mode === 'demo' && (
        <p className="admin-said">Это демо: деньги здесь не&nbsp;настоящие.</p>
      )}
      <DoctorList examined={examined} />
      <div>
        Адрес для уведомлений Prodamus:{' '}
        <WebhookAddress url={`${config.publicUrl}/api/prodamus/webhook`} />
      </div>
      <p className="note">То&nbsp;же на&nbsp;сервере: npm run doctor.</p>
    </AdminShell>
  );
});
