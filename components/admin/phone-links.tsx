import { phoneLink, telegramLink, whatsappLink } from '@/lib/contacts/contact-links';

/** A phone to call, and to be found by in messengers. */
export function PhoneLinks({ phone }: { phone: string }) {
  const chats = [
    { name: 'WhatsApp', url: whatsappLink(phone) },
    { name: 'Telegram', url: telegramLink(phone) },
  ];
  return (
    <span className="admin-links">
      <a href={phoneLink(phone)}>{phone}</a>
      {chats.map(({ name, url }) => (
        <a key={name} href={url} target="_blank" rel="noreferrer" aria-label={`${name}: ${phone}`}>
          {name}
        </a>
      ))}
    </span>
  );
}
