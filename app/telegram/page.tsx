import type { Metadata } from 'next';
import OrderFormPage from '../page';

export const metadata: Metadata = { robots: { index: false } };

/** Where Telegram opens the Mini App: the same page as everywhere. */
export default OrderFormPage;
