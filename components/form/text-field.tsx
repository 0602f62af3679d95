import type { InputHTMLAttributes, Ref } from 'react';
import { FieldError } from './field-error';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  name: string;
  label: string;
  note: string;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** One labelled line to fill in, with its note and its error tied to it. */
export function TextField({ name, label, note, error, className = '', ...input }: Props) {
  const noteId = `${name}-note`;
  const errorId = `${name}-error`;
  return (
    <div>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <p id={noteId} className="note">
        {note}
      </p>
      <input
        {...input}
        className={`field mt-2 ${className}`}
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${noteId} ${errorId}` : noteId}
      />
      <FieldError id={errorId} message={error} />
    </div>
  );
}
