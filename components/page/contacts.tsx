import { Fragment } from 'react';

type Props = { text: string; orderNumber?: string };

/**
 * The seller's contacts as configured, with every address made a link. A letter gets the order's
 * number for a subject, when there is one.
 */
export function Contacts({ text, orderNumber }: Props) {
  return text.split(/\s*[,;\n]\s*/).map((contact, at) => (
    <Fragment key={contact}>
      {at > 0 && ', '}
      <Contact text={contact} subject={orderNumber ? `Заказ № ${orderNumber}` : ''} />
    </Fragment>
  ));
}

function Contact({ text, subject }: { text: string; subject: string }) {
  const href = addressOf(text, subject);
  const shown = <span className="whitespace-nowrap">{text}</span>;
  return href ? <a href={href}>{shown}</a> : shown;
}

function addressOf(text: string, subject: string): string | null {
  if (/^[^\s@/]+@[^\s@/]+$/.test(text)) {
    return `mailto:${text}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`;
  }
  if (/^\+?[\d\s()-]{7,}$/.test(text)) return `tel:${text.replace(/[^+\d]/g, '')}`;
  if (/^https:\/\/\S+$/.test(text)) return text;
  return /^@\w{4,}$/.test(text) ? `https://t.me/${text.slice(1)}` : null;
}
