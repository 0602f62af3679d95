import { CopyText } from '@/components/page/copy-text';
import type { MessageByHand } from '@/lib/messages/message-by-hand';

/** A message that the seller sends themselves: the text, and the ways that open with it ready. */
export function MessageToSend({ message: { text, links } }: { message: MessageByHand }) {
  return (
    <>
      <p className="admin-message">{text}</p>
      <div className="admin-actions">
        {links.map(({ name, url }) => (
          <a
            key={name}
            href={url}
            className="button button-quiet"
            rel="noreferrer"
            {...(url.startsWith('https:') ? { target: '_blank' } : {})}
          >
            {name}
          </a>
        ))}
        <CopyText text={text} label="Скопировать текст" done="Текст скопирован" />
      </div>
    </>
  );
}
