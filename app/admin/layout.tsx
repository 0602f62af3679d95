import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '../styles/admin.css';

export const metadata: Metadata = {
  title: { default: 'Кабинет', template: '%s · Кабинет' },
  robots: { index: false, follow: false },
};

/** The frame of the seller's admin; who may see a page is asked by each page itself. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return <div className="admin">{children}</div>;
}
