import type { DemoMark } from '@/lib/prodamus/demo-marks';

const MARKS: Record<DemoMark, string> = {
  demo_key: 'подписано ключом демо-режима (ваш секретный ключ и\u00a0«demo» на\u00a0конце)',
  demo_mode: 'в\u00a0уведомлении есть demo_mode',
  is_test: 'в\u00a0уведомлении есть is_test',
};

/** Whether money is real, and by what test money is known. */
export function moneyInWords(demo: boolean, marks: readonly DemoMark[]): string {
  if (!demo) return 'настоящие';
  return marks.length > 0 ? `тестовые: ${marks.map((mark) => MARKS[mark]).join('; ')}` : 'тестовые';
}
