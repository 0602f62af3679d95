type Props = {
  /** The address of the list without a place in it; its other questions stay. */
  path: string;
  query: Record<string, string | null>;
  /** The key of the last row shown, when there are more. */
  next: string | null;
  isFirst: boolean;
  /** What the pages are of, and the word of the address for the place, where one page has two lists. */
  label?: string;
  place?: string;
};

/** The way on through a long list, by the key of the last row: no page is skipped or seen twice. */
export function Pager({ path, query, next, isFirst, label, place = 'before' }: Props) {
  if (isFirst && !next) return null;
  return (
    <nav aria-label={label ?? 'Страницы'} className="admin-pager">
      {!isFirst && <a href={addressOf(path, { ...query, [place]: null })}>К&nbsp;началу</a>}
      {next && (
        <a href={addressOf(path, { ...query, [place]: next })} rel="next">
          Дальше
        </a>
      )}
    </nav>
  );
}

function addressOf(path: string, query: Props['query']): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
