import { TextField } from './text-field';

type Props = { value: string; error: string | undefined; autoFocus: boolean };

/** The name of the person the map is for. */
export function NameField({ value, error, autoFocus }: Props) {
  return (
    <TextField
      name="name"
      label="Имя"
      note="Необязательно. Имя того, чья это карта: будет на обложке"
      error={error}
      defaultValue={value}
      autoComplete="given-name"
      autoFocus={autoFocus}
    />
  );
}
