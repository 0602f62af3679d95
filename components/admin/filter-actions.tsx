/** Below the filters of a list: show what they say, or everything again. */
export function FilterActions({ path }: { path: string }) {
  return (
    <div className="admin-actions">
      <button type="submit" className="button">
        Показать
      </button>
      <a href={path}>Сбросить</a>
    </div>
  );
}
