/** A link to a document that leaves the half-filled form where it is. */
export function DocumentLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
      <span className="sr-only"> (в новой вкладке)</span>
    </a>
  );
}
