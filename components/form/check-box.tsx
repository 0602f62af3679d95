import type { ReactNode } from 'react';
import { FieldError } from './field-error';

type Props = {
  name: string;
  checked: boolean;
  error: string | undefined;
  autoFocus: boolean;
  children: ReactNode;
};

/** A consent to tick: never ticked beforehand, the whole line is the target. */
export function CheckBox({ name, checked, error, autoFocus, children }: Props) {
  return (
    <div>
      <label className="flex cursor-pointer gap-3 py-2.5">
        <input
          className="check"
          type="checkbox"
          name={name}
          defaultChecked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
          // biome-ignore lint/a11y/noAutofocus: without a script, the only way to the mistake
          autoFocus={autoFocus}
        />
        <span>{children}</span>
      </label>
      <FieldError id={`${name}-error`} message={error} />
    </div>
  );
}
