import { AdminField } from '@/components/admin/admin-field';
import { EmailParts } from '@/components/admin/email-parts';
import type { SettingField } from '@/lib/admin/settings-form';

type Props = {
  field: SettingField;
  value: string;
  error: string | undefined;
  /** The first value, in words. */
  first: string;
  /** What was saved over it, in words; undefined when nothing was. */
  saved: string | undefined;
};

/** A setting with where its value comes from, and the way back to the first one. */
export function SettingFieldRow({ field, value, error, first, saved }: Props) {
  const { name, label, note, isLong, options, isInEnv } = field;
  const source = `${isInEnv ? 'из\u00a0.env' : 'изначально'}: ${first || 'пусто'}`;
  const shown = saved === undefined ? source : `${source}; сохранено здесь: ${saved || 'пусто'}`;
  return (
    <div>
      <AdminField
        // A list keeps what it showed first, unless it is another one.
        key={value}
        name={name}
        label={label}
        error={error}
        defaultValue={value}
        {...(isLong ? { isLong } : {})}
        {...(options ? { options } : {})}
        note={
          <>
            {note && <>{note} </>}
            <span className="admin-source">
              <EmailParts text={shown} />
            </span>
          </>
        }
      />
      {saved !== undefined && (
        <button type="submit" name="restore" value={name} className="admin-link-button">
          {isInEnv ? 'вернуть как в\u00a0.env' : 'вернуть как было изначально'}
          <span className="sr-only"> — {label}</span>
        </button>
      )}
    </div>
  );
}
