import { unstable_rethrow } from 'next/navigation';
import { type OrderFormState, orderReading } from '@/app/actions';
import { wasRefused } from '@/components/form/was-refused';
import { telegramNow } from '@/components/mini-app/use-telegram';
import { orderFormValues } from './order-form-values';

const NO_CONNECTION =
  'Нет связи с сайтом. Введённое сохранено: проверьте интернет и отправьте ещё раз.';

const REFUSED =
  'Сайт сейчас не принял форму. Введённое сохранено: подождите минуту и отправьте ещё раз.';

/**
 * Sends the order form from a page with scripts. When nothing comes back, or a refusal, the form
 * stays as it was filled in and says so; sending it again makes no second order. Inside Telegram
 * the server is told who orders.
 */
export async function sendOrder(state: OrderFormState, form: FormData): Promise<OrderFormState> {
  try {
    const initData = telegramNow()?.app.initData;
    if (initData) form.set('initData', initData);
    return await orderReading(state, form);
  } catch (error) {
    unstable_rethrow(error);
    return {
      values: orderFormValues(form),
      errors: [],
      message: wasRefused(error) ? REFUSED : NO_CONNECTION,
    };
  }
}
