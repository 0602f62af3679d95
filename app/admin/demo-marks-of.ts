import { type DemoMark, readDemoMarks } from '@/lib/prodamus/demo-marks';
import type { KeptRow } from '@/lib/store/payment-events';
import { getApp } from '@/server/app/app';

/** By what a payment event is known to be of test money, as its kept delivery tells. */
export async function demoMarksOf({
  id,
  demo,
}: Pick<KeptRow, 'id' | 'demo'>): Promise<readonly DemoMark[]> {
  const { store, prodamusKeys } = getApp();
  const file = demo ? await store.admin.paymentEventDetails({ kind: 'kept', id }) : null;
  if (!file?.body) return [];
  const { rawBody, headers } = file.body;
  const contentType = headers['content-type'] ?? '';
  const sign = headers.sign ?? '';
  return readDemoMarks({ raw: Buffer.from(rawBody), contentType, sign }, prodamusKeys);
}
