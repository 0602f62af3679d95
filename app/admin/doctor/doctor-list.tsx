import type { Examined, Result } from '@/lib/admin/doctor/check';

const NAMES: Record<Result, string> = {
  green: 'хорошо',
  warning: 'посмотрите',
  red: 'исправьте',
  skipped: 'не проверяли',
};
const TONES: Record<Result, string> = {
  green: 'good',
  warning: 'wait',
  red: 'bad',
  skipped: 'plain',
};
const ORDER: readonly Result[] = ['red', 'warning', 'green', 'skipped'];

/** What was examined, what is wrong first. */
export function DoctorList({ examined }: { examined: readonly Examined[] }) {
  const count = (result: Result) => examined.filter((one) => one.result === result).length;
  const inOrder = ORDER.flatMap((result) => examined.filter((one) => one.result === result));
  return (
    <>
      <p role="status">
        {count('red') > 0
          ? `Исправить нужно: ${count('red')}.`
          : 'Ничего не\u00a0мешает продавать.'}
      </p>
      <ul className="admin-checks">
        {inOrder.map(({ name, result, sentence }) => (
          <li key={name} className="admin-card">
            <h2 className="admin-card-title">{name}</h2>
            <span className="admin-badge" data-tone={TONES[result]}>
              {NAMES[result]}
            </span>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
