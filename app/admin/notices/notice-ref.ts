import type { NoticeRef } from '@/lib/store/notices';

/** Which delivery an address or a form names. */
export function noticeRef(id: string): NoticeRef {
  const [, rejected] = /^rejected-([0-9]{1,15})$/.exec(id) ?? [];
  return rejected ? { kind: 'rejected', id: Number(rejected) } : { kind: 'kept', id };
}
