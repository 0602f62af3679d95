import type { ReactNode } from 'react';
import { DeskShell } from '../desk-shell';

type Props = { title: string; orderId: string; order: string; children: ReactNode };

/** The page of an act that cannot be undone: what will happen, the form, the way back. */
export function ActPage({ title, orderId, order, children }: Props) {
  return (
    <DeskShell section="orders" title={title}>
      <div className="desk-narrow desk-form">
        <p>
          <a href={`/admin/orders/${orderId}`}>{order}</a>
        </p>
        {children}
        <p>
          <a href={`/admin/orders/${orderId}`}>Ничего не&nbsp;менять</a>
        </p>
      </div>
    </DeskShell>
  );
}
