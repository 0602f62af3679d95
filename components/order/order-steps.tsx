const STEPS = [
  {
    title: 'Указываете дату',
    text: 'Заказ сразу получает номер. Номер и сумму вы видите до оплаты.',
  },
  {
    title: 'Платите по личной ссылке',
    text: 'Она ведёт на страницу платёжного сервиса Prodamus. Номер и сумма в ней уже записаны, вводить ничего не нужно.',
  },
  {
    title: 'Читаете карту',
    text: 'Она откроется на той же странице, как только придёт подтверждение оплаты. Ссылку можно сохранить.',
  },
];

/** How an order goes, told before it is made. */
export function OrderSteps() {
  return (
    <ol className="mt-6 space-y-5">
      {STEPS.map(({ title, text }, at) => (
        <li key={title} className="flex gap-[min(1.25rem,4vw)]">
          <span
            className="figures w-7 shrink-0 text-[2rem] text-gilt leading-none"
            aria-hidden="true"
          >
            {at + 1}
          </span>
          <div className="min-w-0">
            <h3>{title}</h3>
            <p className="mt-1">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
