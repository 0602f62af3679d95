import type { ReactNode } from 'react';
import { ADMIN_SECTIONS, type AdminSection } from '@/components/admin/admin-sections';
import { DoneMessage } from '@/components/admin/done-message';
import { ServerForm } from '@/components/admin/server-form';
import { withBreakingSpaces } from '@/components/with-breaking-spaces';
import { VERSION } from '@/lib/version';
import { signOut } from './actions';
import { OutdatedInput } from './outdated-input';

type Props = {
  section: AdminSection;
  title: string;
  /** What was just done, as the address says (`?done=`). */
  done?: string | string[] | undefined;
  /** Beside the title: what can be done with the whole page. */
  beside?: ReactNode;
  children: ReactNode;
};

/**
 * A page of the admin: where one can go, the title, what was done, the content. On a phone the menu
 * is folded: the list stands beside what folds it, so that a wide screen needs neither.
 */
export function AdminShell({ section, title, done, beside, children }: Props) {
  return (
    <div className="admin-page">
      <nav aria-label="Кабинет" className="admin-nav">
        <details className="admin-fold">
          <summary>Меню: {ADMIN_SECTIONS.find(({ key }) => key === section)?.name}</summary>
        </details>
        <ul>
          {ADMIN_SECTIONS.map(({ key, href, name }) => (
            <li key={key}>
              <a href={href} aria-current={key === section ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
          <li>
            <ServerForm action={signOut}>
              <button type="submit" className="admin-link-button">
                Выйти
              </button>
            </ServerForm>
          </li>
        </ul>
      </nav>
      <main className="admin-main">
        <div className="admin-head">
          <h1>{withBreakingSpaces(title)}</h1>
          {beside}
        </div>
        <DoneMessage done={done} />
        <OutdatedInput />
        {children}
      </main>
      <footer className="note">Chakra Checkout {VERSION}</footer>
    </div>
  );
}
