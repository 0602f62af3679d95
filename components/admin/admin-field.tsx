import { type ReactNode, useId } from 'react';

type Props = {
  name: string;
  label: string;
  defaultValue?: string;
  type?: 'text' | 'search' | 'date' | 'number' | 'email';
  note?: ReactNode;
  error?: string | undefined;
  /** Several lines. */
  isLong?: boolean;
  options?: readonly { value: string; name: string }[];
  required?: boolean;
};

/** A field of a form in the admin, with its note and what is wrong with it. */
export function AdminField({ name, label, note, error, isLong, options, type, ...rest }: Props) {
  const id = useId();
  const described = [note && `${id}-note`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    name,
    className: 'field',
    ...rest,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  } as const;
  return (
    <div>
      <label htmlFor={id} className="label">
        {label}
      </label>
      {note && (
        <p id={`${id}-note`} className="note">
          {note}
        </p>
      )}
      {options ? (
        <select {...shared}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      ) : isLong ? (
        <textarea {...shared} />
      ) : (
        <input {...shared} type={type ?? 'text'} autoComplete="off" />
      )}
      {error && (
        <p id={`${id}-error`} className="admin-error">
          {error}
        </p>
      )}
    </div>
  );
}
