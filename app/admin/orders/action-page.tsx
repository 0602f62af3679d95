import type { ReactNode } from 'react';
import { AdminShell } from '../admin-shell';

type Props = { title: string; orderId: string; order: string; children: ReactNode };

/** The page of an action that cannot be undone: what will happen, the form, the way back. */
export function ActionPage({ title, orderId, order, children }: Props) {
  return (
    <AdminShell section="orders" title={title}>
      <div className="admin-narrow admin-form">
        <p>
          <a href={`/admin/orders/${orderId}`}>{order}</a>
        </p>
        {children}
        <p>
          <a href={`/admin/orders/${orderId}`}>Ничего не&nbsp;менять</a>
        </p>
      </div>
    </AdminShell>
  );
}
