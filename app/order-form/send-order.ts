import { unstable_rethrow } from 'next/navigation';
import { type OrderFormState, orderReading } from '@/app/actions';
import { UNSENT_MESSAGES, whyUnsent } from '@/components/form/unsent';
import { telegramNow } from '@/components/mini-app/use-telegram';
import { keepOrderForm } from '@/components/order/kept-by-browser/kept-order-form';
import { orderFormValues } from './order-form-values';

/**
 * Sends the order form from a page with scripts. When nothing comes back, or a refusal, the form
 * stays as it was filled in and says so; sending it again makes no second order. It is kept for a
 * buyer who goes back to it. Inside Telegram the server is told who orders.
 */
export async function sendOrder(state: OrderFormState, form: FormData): Promise<OrderFormState> {
  keepOrderForm(form);
  try {
    const initData = telegramNow()?.app.initData;
    if (initData) form.set('initData', initData);
    return await orderReading(state, form);
  } catch (error) {
    unstable_rethrow(error);
    return {
      values: orderFormValues(form),
      errors: [],
      message: UNSENT_MESSAGES[await whyUnsent(error)],
    };
  }
}
