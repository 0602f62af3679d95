import { html } from 'hono/html';
import type { PaymentEventStatus } from '../payment';
import { layout } from './layout';

/** The bare root: the form a buyer would have to fill in alone. */
export function staticFormPage() {
  return layout(
    'Статическая форма',
    html`<p>Это статическая форма: номер заказа и сумму здесь пришлось бы вводить вручную.</p>
<p class="muted">Сюда никого не отправляют. Покупателю нужна индивидуальная ссылка.</p>`,
  );
}

export function unknownLinkPage() {
  return layout('Ссылка не найдена', html`<p>Проверьте адрес или вернитесь в магазин.</p>`);
}

/** The page of a link that takes no payment any more. */
export function closedLinkPage(problem: 'expired' | 'used') {
  return problem === 'expired'
    ? layout(
        'Срок действия ссылки истёк',
        html`<p>Вернитесь в магазин и получите новую ссылку.</p>`,
      )
    : layout('Ссылка уже использована', html`<p>По этой ссылке уже заплатили.</p>`);
}

const RESULTS: Record<PaymentEventStatus, string> = {
  success: 'Оплата прошла',
  order_canceled: 'Оплата отменена',
  order_denied: 'Банк отказал в оплате',
  refund: 'Деньги возвращены',
};

/** Shown when the link names no address to go back to. */
export function resultPage(status: PaymentEventStatus) {
  return layout(RESULTS[status], html`<p>Окно можно закрыть.</p>`);
}
