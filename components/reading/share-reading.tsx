import { CopyLink } from '../page/copy-link';

type Props = { token: string; share: { url: string; withTable: boolean } | null };

/** Opens a share page that shows neither the reading nor the birth date, and ends it again. */
export function ShareReading({ token, share }: Props) {
  return (
    <section className="mt-14 print:hidden" aria-labelledby="share">
      <h2 id="share">Поделиться картинкой</h2>
      <p className="mt-3">
        На&nbsp;картинке тема месяца, фигура, итоги и&nbsp;повторы. Ни&nbsp;имени, ни&nbsp;даты
        рождения, ни&nbsp;самого разбора на&nbsp;ней нет. Но&nbsp;тот, кто хорошо знает метод,
        иногда вычислит по&nbsp;ней день и&nbsp;месяц рождения.
      </p>
      <form method="post" action={`/reading/${token}/share`} className="mt-4">
        {share ? <OpenShare {...share} /> : <NewShare />}
      </form>
    </section>
  );
}

function NewShare() {
  return (
    <>
      <label className="flex cursor-pointer gap-3 py-2.5">
        <input className="check" type="checkbox" name="table" />
        <span>
          Добавить таблицу 7&nbsp;×&nbsp;3
          <span className="note block">По&nbsp;ней легко узнать день и&nbsp;месяц рождения.</span>
        </span>
      </label>
      <button type="submit" name="do" value="open" className="button button-quiet mt-3">
        Создать картинку и&nbsp;ссылку
      </button>
    </>
  );
}

function OpenShare({ url, withTable }: { url: string; withTable: boolean }) {
  return (
    <>
      <p className="break-all">
        <a href={url}>{url}</a>
      </p>
      {withTable && (
        <p className="note mt-2">
          С&nbsp;таблицей: по&nbsp;ней легко узнать день и&nbsp;месяц рождения.
        </p>
      )}
      <p className="mt-2">
        <a href={`${url}/picture`} className="inline-block py-2">
          Открыть картинку
        </a>
      </p>
      <div className="mt-3 flex min-h-13 flex-wrap gap-3">
        <CopyLink url={url} />
        <button type="submit" name="do" value="revoke" className="button button-quiet">
          Отключить ссылку
        </button>
      </div>
    </>
  );
}
