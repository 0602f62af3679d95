import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeskShell } from '@/app/admin/desk-shell';
import { KeptNotice } from '@/app/admin/notices/kept-notice';
import { NoticeBody } from '@/app/admin/notices/notice-body';
import { RejectedNotice } from '@/app/admin/notices/rejected-notice';
import { getApp } from '@/server/app/app';
import { demoMarksOf } from '../../demo-marks-of';
import type { Query } from '../../list-query';
import { signedIn } from '../../signed-in';
import { noticeRef } from '../notice-ref';

export const metadata: Metadata = { title: 'Уведомление' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One delivery of Prodamus: what it says, what became of it, and the body with masks. */
export default async function NoticePage({ params, searchParams }: Props) {
  await signedIn();
  const { id } = await params;
  const file = await getApp().store.desk.noticeFile(noticeRef(id));
  if (!file) notFound();
  const { row, body, acts } = file;
  return (
    <DeskShell section="notices" title="Уведомление" done={(await searchParams).done}>
      {row.kind === 'kept' ? (
        <KeptNotice row={row} demoMarks={await demoMarksOf(row)} acts={acts} />
      ) : (
        <RejectedNotice row={row} />
      )}
      {body && <NoticeBody id={id} body={body} />}
    </DeskShell>
  );
}
