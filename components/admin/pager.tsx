type Props = {
  /** The address of the list without a place in it; its other questions stay. */
  path: string;
  query: Record<string, string | null>;
  /** The key of the last row shown, when there are more. */
  next: string | null;
  isFirst: boolean;
};

/** The way on through a long list, by the key of the last row: no page is skipped or seen twice. */
export function Pager({ path, query, next, isFirst }: Props) {
  if (isFirst && !next) return null;
  return (
    <nav aria-label="Страницы" className="desk-pager">
      {!isFirst && <a href={addressOf(path, query, null)}>К&nbsp;началу</a>}
      {next && (
        <a href={addressOf(path, query, next)} rel="next">
          Дальше
        </a>
      )}
    </nav>
  );
}

function addressOf(path: string, query: Props['query'], before: string | null): string {
  const given = Object.entries({ ...query, before }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
