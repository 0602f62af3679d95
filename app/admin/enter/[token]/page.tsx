import type { Metadata } from 'next';
import { EnterForm } from '@/app/admin/enter/enter-form';

export const metadata: Metadata = { title: 'Вход по ссылке' };

/** Where a link from the bot leads: looking at it opens nothing, pressing the button does. */
export default async function EnterPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <main className="admin-page admin-narrow">
      <h1>Кабинет продавца</h1>
      <EnterForm token={token} />
    </main>
  );
}
