import type { KeptRow } from '@/db/desk/notices';
import { getApp } from '@/lib/app';
import { type DemoMark, readDemoMarks } from '@/lib/prodamus/demo-marks';

/** By what a notice is known to be of test money, as its kept delivery tells. */
export async function demoMarksOf({
  id,
  demo,
}: Pick<KeptRow, 'id' | 'demo'>): Promise<readonly DemoMark[]> {
  const { store, prodamusKeys } = getApp();
  const file = demo ? await store.desk.noticeFile({ kind: 'kept', id }) : null;
  if (!file?.body) return [];
  const { rawBody, headers } = file.body;
  const [contentType, sign] = [headers['content-type'] ?? '', headers.sign ?? ''];
  return readDemoMarks({ raw: Buffer.from(rawBody), contentType, sign }, prodamusKeys);
}
