import type { DateParts } from '@/lib/orders/typed-birth-date';
import { dateEntry } from './date-entry';
import { FieldError } from './field-error';

const PARTS = [
  { name: 'day', label: 'День', shape: 'ДД', autoComplete: 'bday-day', size: 2 },
  { name: 'month', label: 'Месяц', shape: 'ММ', autoComplete: 'bday-month', size: 2 },
  { name: 'year', label: 'Год', shape: 'ГГГГ', autoComplete: 'bday-year', size: 4 },
] as const;

type Props = { values: DateParts; error: string | undefined; autoFocus: boolean };

/**
 * The birth date as three number fields. They work without a script; with one, a whole date can be
 * pasted into any of them (see `dateEntry`).
 */
export function BirthDateFields({ values, error, autoFocus }: Props) {
  return (
    <fieldset {...dateEntry} aria-describedby="birthDate-note">
      <legend className="label">Дата рождения</legend>
      <p id="birthDate-note" className="note">
        Цифрами, как в&nbsp;паспорте. Можно вставить сразу всю дату: 03.05.1985.
      </p>
      <div className="date-fields mt-3">
        {PARTS.map(({ name, label, shape, autoComplete, size }) => (
          <label key={name} className="note">
            {label}
            <input
              className="field mt-1 font-title text-[1.7rem] lining-nums"
              name={name}
              size={size}
              defaultValue={values[name]}
              placeholder={shape}
              inputMode="numeric"
              autoComplete={autoComplete}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? 'birthDate-error' : undefined}
              // biome-ignore lint/a11y/noAutofocus: without a script, the only way to the mistake
              autoFocus={autoFocus && name === 'day'}
            />
          </label>
        ))}
      </div>
      <FieldError id="birthDate-error" message={error} />
    </fieldset>
  );
}
