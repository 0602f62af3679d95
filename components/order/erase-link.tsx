/** The way to having one's data erased. */
export function EraseLink({ token }: { token: string }) {
  return (
    <p className="note mt-6 print:hidden">
      <a href={`/order/${token}/erase`} className="inline-block py-2">
        Удалить мои данные
      </a>
    </p>
  );
}
