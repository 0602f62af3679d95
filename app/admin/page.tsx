import type { Metadata } from 'next';
import { StuckOrders } from '@/components/admin/stuck-orders';
import { backupInWords } from '@/lib/admin/backups/backup-in-words';
import { MAX_LISTED, readOverview } from '@/lib/admin/overview';
import { HELD_MESSAGES } from '@/lib/store/queries/undelivered';
import { getApp } from '@/server/app/app';
import { adminPage } from './admin-page';
import { AdminShell } from './admin-shell';
import { BackupCard } from './backup-card';
import { ConversionTable } from './conversion-table';
import { ErasureList } from './erasure-list';
import { HeldList } from './held-list';
import { numberOf, type Query } from './list-query';
import { TakingsChart } from './takings-chart';
import { TodayCards } from './today-cards';

export const metadata: Metadata = { title: { absolute: 'Сегодня · Кабинет' } };

/** How the day goes, and what waits for the seller. */
export default adminPage(async function TodayPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const { store, clock, config } = getApp();
  const query = await searchParams;
  const overview = await readOverview({ store, clock }, numberOf(query, 'days'));
  const held = await store.read(async ({ undelivered }) => ({
    messages: await undelivered.list(HELD_MESSAGES, { limit: MAX_LISTED, isOldestFirst: true }),
    toDecide: await undelivered.toDecide(HELD_MESSAGES),
  }));
  const backups = config.backupDir ? backupInWords(await store.admin.backupState(), clock()) : null;
  const { days, stuck, erasures } = overview;
  return (
    <AdminShell section="today" title="Сегодня" done={query.done}>
      <TodayCards overview={overview} />
      {backups && <BackupCard {...backups} />}
      {held.messages.length > 0 && <HeldList {...held} />}
      {stuck.length > 0 && <StuckOrders orders={stuck} />}
      {erasures.length > 0 && <ErasureList requests={erasures} />}
      <TakingsChart days={days} />
      <ConversionTable funnel={overview.funnel} period={overview.period} />
    </AdminShell>
  );
});
