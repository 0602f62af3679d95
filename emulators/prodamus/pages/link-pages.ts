import { html } from 'hono/html';
import { formatRoubles } from '@/lib/money';
import { textAt } from '@/lib/prodamus/php-array';
import type { Link } from '../links/link';
import { METHODS } from '../methods';
import { layout } from './layout';

/** The step a buyer meets when the shop sent no phone. */
export function phonePage(link: Link, problem: string | null) {
  return layout(
    'Ваш телефон',
    html`${summary(link)}
<form method="post" action="phone">
<label class="field">Телефон
<input type="tel" name="phone" autocomplete="tel" placeholder="+79001234567" required></label>
${problem ? html`<p role="alert">${problem}</p>` : null}
<button class="main">Продолжить</button>
</form>`,
  );
}

/** What is bought, the ways to pay and the three ways the visit can end. */
export function payPage(link: Link) {
  const radios = METHODS.map(
    ({ code, label }) => html`<label class="method">
<input type="radio" name="method" value="${code}"${code === METHODS[0]?.code ? html` checked` : null}>
${label}</label>`,
  );
  return layout(
    'Оплата заказа',
    html`${summary(link)}
<form method="post" action="pay">
<fieldset><legend>Способ оплаты</legend>${radios}</fieldset>
<button class="main" name="outcome" value="success">Оплатить</button>
<button name="outcome" value="cancel">Отменить</button>
<button name="outcome" value="deny">Отказ банка</button>
</form>`,
  );
}

/** The order number is not shown by itself: whether the real page shows it is not known. */
function summary({ order, fields }: Link) {
  const demo = textAt(fields, 'demo_mode') === '1';
  const lines = order.products.map(
    ({ name, quantity }) => html`<li>${name}${quantity > 1 ? ` × ${quantity}` : ''}</li>`,
  );
  return html`<ul>${lines}</ul>
<p class="sum"><span>К оплате</span> <span>${formatRoubles(order.sum)}</span></p>
${demo ? html`<p class="muted">Деморежим: тестовый платёж.</p>` : null}`;
}
