import { SellerDetails } from '@/app/shell/seller-details';
import { getApp } from '@/server/app/app';

/** The consent a buyer gives by ticking its own box in the order form. The product's own text. */
export function Consent() {
  const { telegram, mail } = getApp().config;
  return (
    <>
      <p className="lead">
        Когда вы отмечаете это согласие в&nbsp;форме заказа, вы свободно, своей волей
        и&nbsp;в&nbsp;своём интересе разрешаете продавцу обрабатывать ваши данные так, как написано
        ниже.
      </p>

      <h2>Кому вы даёте согласие</h2>
      <SellerDetails />

      <h2>На&nbsp;какие данные</h2>
      <p>
        Дата рождения, имя (если указано), e-mail или телефон, номер и&nbsp;состояние заказа
        {telegram && ', ID в\u00a0Telegram (если заказ сделан там)'}.
      </p>

      <h2>Для чего</h2>
      <p>
        Чтобы посчитать и&nbsp;показать вам карту чакр, принять оплату и&nbsp;передать чек, найти
        заказ и&nbsp;ответить на&nbsp;ваши вопросы. Рекламных рассылок по&nbsp;этому согласию нет.
      </p>

      <h2>Что с&nbsp;ними делают</h2>
      <p>
        Собирают, записывают, хранят, используют для расчёта, уточняют по&nbsp;вашей просьбе,
        удаляют. Сервису Prodamus для оплаты передают номер и&nbsp;сумму заказа, название услуги,
        ваш e-mail или телефон. {messages(mail !== null, telegram !== null)} Обработка идёт
        с&nbsp;помощью программ.
      </p>

      <h2>На&nbsp;какой срок</h2>
      <p>До&nbsp;того дня, когда вы отзовёте согласие.</p>

      <h2>Как отозвать</h2>
      <p>
        Напишите продавцу и&nbsp;назовите номер заказа и&nbsp;дату рождения. Не&nbsp;позже чем через
        30&nbsp;дней данные и&nbsp;карта будут удалены. Подробнее&nbsp;— в&nbsp;
        <a href="/privacy">политике обработки персональных данных</a>.
      </p>
    </>
  );
}

/** What goes through the services that carry messages to the buyer. */
function messages(byMail: boolean, byTelegram: boolean): string {
  const ways = [
    byMail && 'по\u00a0e-mail через почтовую службу',
    byTelegram && 'в\u00a0чат через Telegram, если заказ сделан там',
  ].filter((way) => way !== false);
  return ways.length > 0
    ? `Номер и\u00a0сумму заказа и\u00a0карту присылают ${ways.join(', ')}.`
    : '';
}
