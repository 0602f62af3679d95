/** When the database was copied last, or why it was not. */
export function BackupCard({ text, isWrong }: { text: string; isWrong: boolean }) {
  return (
    <section
      className="admin-card"
      data-tone={isWrong ? 'bad' : undefined}
      aria-labelledby="backup-title"
    >
      <h2 id="backup-title" className="admin-card-title">
        <a href="/admin/doctor">Резервная копия</a>
      </h2>
      <p>{text}</p>
    </section>
  );
}
