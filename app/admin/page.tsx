import type { Metadata } from 'next';
import { ConversionTable } from '@/components/admin/conversion-table';
import { DeskShell } from '@/components/admin/desk-shell';
import { ErasureList } from '@/components/admin/erasure-list';
import { StuckOrders } from '@/components/admin/stuck-orders';
import { TakingsChart } from '@/components/admin/takings-chart';
import { TodayCards } from '@/components/admin/today-cards';
import { UndeliveredTable } from '@/components/admin/undelivered-table';
import { readOverview } from '@/lib/admin/overview';
import { getApp } from '@/lib/app';
import { numberOf, type Query } from './list-query';
import { signedIn } from './signed-in';

export const metadata: Metadata = { title: { absolute: 'Сегодня · Кабинет' } };

/** How the day goes, and what waits for the seller. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<Query> }) {
  await signedIn();
  const { store, clock } = getApp();
  const query = await searchParams;
  const overview = await readOverview({ store, clock }, numberOf(query, 'days'));
  const { days, stuck, undelivered, erasures } = overview;
  return (
    <DeskShell section="today" title="Сегодня" done={query.done}>
      <TodayCards overview={overview} />
      {stuck.length > 0 && <StuckOrders orders={stuck} />}
      {erasures.length > 0 && <ErasureList requests={erasures} />}
      {undelivered.length > 0 && <UndeliveredTable messages={undelivered} />}
      <TakingsChart days={days} />
      <ConversionTable funnel={overview.funnel} period={overview.period} />
    </DeskShell>
  );
}
