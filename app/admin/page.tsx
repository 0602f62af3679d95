import { redirect } from 'next/navigation';
import { signedIn } from './signed-in';

/** The desk begins with the orders. */
export default async function DeskPage() {
  await signedIn();
  redirect('/admin/orders');
}
