/** What can be done with a bought reading: plain links, because everything works without scripts. */
export function ReadingActions({ token }: { token: string }) {
  return (
    <p className="mt-6 flex flex-wrap gap-3 print:hidden">
      <a href={`/reading/${token}/pdf`} className="button">
        Скачать PDF
      </a>
      <a href="#share" className="button button-quiet">
        Поделиться
      </a>
    </p>
  );
}
