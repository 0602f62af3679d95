/** Said once, after a buyer has corrected name or contact. */
export function ContactsCorrected() {
  return (
    <p role="status" className="mb-8 border-accent border-l-2 pl-4">
      Имя и&nbsp;контакт исправлены.
    </p>
  );
}
