import { outdatedForm } from '@/server/http/sent-form';

/** What forms of the admin carry beside what is typed. */
const CARRIED = /^(?:\$ACTION_.*|id|way|group|line|token|act|asked\w+)$/;

/** Says that a form of an older build did nothing, and what was typed into it, to be copied. */
export function OutdatedInput() {
  const sent = outdatedForm();
  if (!sent) return null;
  const typed = [...sent].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !CARRIED.test(name) ? [value] : [],
  );
  return (
    <section role="alert" className="admin-said" data-tone="bad">
      <p>
        Магазин обновился, пока страница была открыта: форма не&nbsp;отправлена, ничего
        не&nbsp;изменилось. Заполните её ещё раз.
      </p>
      {typed.length > 0 && (
        <>
          <p>Вот что вы вводили:</p>
          <ul>
            {typed.map((value) => (
              <li key={value} className="whitespace-pre-wrap">
                {value}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
