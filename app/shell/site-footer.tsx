import { Contacts } from '@/components/page/contacts';
import { sellerOf } from '@/lib/orders/shop/shop-settings';
import { getApp } from '@/server/app/app';

const LINKS = [
  { href: '/find', title: 'Найти карту' },
  { href: '/offer', title: 'Оферта' },
  { href: '/privacy', title: 'Личные данные' },
  { href: '/consent', title: 'Согласие' },
];

/**
 * Who sells, how to reach them, the way to a lost reading, and the documents. What is not
 * configured is not shown.
 */
export function SiteFooter() {
  const { name, inn, contacts } = sellerOf(getApp().settings());
  return (
    <footer className="border-rule border-t py-8 text-soft text-[0.9rem]">
      {name && (
        <p>
          {name}
          {inn && `, ИНН\u00a0${inn}`}
        </p>
      )}
      {contacts && (
        <p>
          <Contacts text={contacts} />
        </p>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-6">
        {LINKS.map(({ href, title }) => (
          <li key={href}>
            <a href={href} className="inline-block py-2.5">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
