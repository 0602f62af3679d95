import type { ComponentProps } from 'react';
import { AdminField } from './admin-field';
import type { Choice, FilterFields } from './filter-fields';
import { ServerForm } from './server-form';

type Props<Fields extends FilterFields> = {
  fields: Fields;
  values: Partial<Record<keyof Fields & string, string | null>>;
  /** The address of the list with nothing asked for; what it says beside the filters stays. */
  path: string;
  /** What the form calls where the address must not carry what was typed. */
  action?: ComponentProps<typeof ServerForm>['action'];
  /** The words of choices without `options`; a choice of none is left out. */
  words?: Partial<Record<keyof Fields & string, readonly string[]>>;
  errors?: Partial<Record<keyof Fields & string, string | undefined>>;
};

/**
 * Search and filters of a list; a plain form, so it works without scripts. On a phone it is folded
 * until something is asked for: it would fill the screen before the first line of the list.
 */
export function ListFilters<Fields extends FilterFields>(props: Props<Fields>) {
  const { fields, values, path, action, words, errors }: Props<FilterFields> = props;
  const [address, query] = path.split('?');
  const isAsked = [values, errors ?? {}].flatMap(Object.values).some(Boolean);
  const contents = (
    <>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="admin-row">
        {Object.entries(fields).map(([name, field]) => {
          const shape = 'any' in field ? choiceOf(field, words?.[name]) : field;
          return (
            shape && (
              <AdminField
                key={name}
                name={name}
                {...shape}
                defaultValue={values[name] ?? ''}
                error={errors?.[name]}
              />
            )
          );
        })}
      </div>
      <div className="admin-actions">
        <button type="submit" className="button">
          Показать
        </button>
        <a href={path}>Сбросить</a>
      </div>
    </>
  );
  return (
    <search>
      <details className="admin-fold" open={isAsked}>
        <summary>{Object.keys(fields).length > 1 ? 'Поиск и фильтры' : 'Поиск'}</summary>
      </details>
      {action ? (
        <ServerForm action={action} className="admin-form">
          {contents}
        </ServerForm>
      ) : (
        <form action={address} className="admin-form">
          {contents}
        </form>
      )}
    </search>
  );
}

function choiceOf({ label, any, options }: Choice, words: readonly string[] = []) {
  const names = options ?? Object.fromEntries(words.map((word) => [word, word]));
  const choices = Object.entries(names).map(([value, name]) => ({ value, name }));
  return choices.length > 0 && { label, options: [{ value: '', name: any }, ...choices] };
}
