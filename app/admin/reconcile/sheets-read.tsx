type Props = { sheets: { read: readonly number[]; count: number } | null };

/** Which sheets of an Excel file have payments; nothing of a file that has one sheet. */
export function SheetsRead({ sheets }: Props) {
  if (!sheets || sheets.count < 2) return null;
  const { read, count } = sheets;
  if (read.length === count) return <p className="note">Прочитаны все листы файла: {count}.</p>;
  return (
    <p className="note">
      Листов в&nbsp;файле: {count}. Платежи нашлись на&nbsp;{read.length === 1 ? 'листе' : 'листах'}{' '}
      {read.join(', ')}.
    </p>
  );
}
