/** What is wrong with a field and what to do about it; the field names `id` in aria-describedby. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="mt-2 break-words text-wrong">
      {message}
    </p>
  );
}
