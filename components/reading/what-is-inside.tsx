/** What a buyer gets, in the order of the reading. */
export function WhatIsInside() {
  return (
    <ul className="mt-8 list-disc space-y-2.5 pl-5 marker:text-gilt">
      <li>
        <b>Три ответа</b>: деньги и&nbsp;опора, отношения, дело. Коротко и&nbsp;с&nbsp;указанием
        клеток карты, из&nbsp;которых они сложены.
      </li>
      <li>
        <b>Тема месяца, шаг этой недели</b> и&nbsp;план на&nbsp;четыре недели, его можно добавить
        в&nbsp;календарь.
      </li>
      <li>
        <b>Карта 7&nbsp;×&nbsp;3</b>: у&nbsp;каждой чакры физика, энергия и&nbsp;эмоции,
        в&nbsp;каждой клетке один из&nbsp;22&nbsp;арканов.
      </li>
      <li>
        <b>Семь глав</b>, от&nbsp;Муладхары до&nbsp;Сахасрары, в&nbsp;среднем 19&nbsp;текстов:
        каждый аркан в&nbsp;плюсе, в&nbsp;минусе и&nbsp;со&nbsp;своим шагом.
      </li>
      <li>
        <b>Ваш расчёт по&nbsp;шагам</b>: каждое число можно проверить.
      </li>
      <li>
        <b>PDF</b> для чтения и&nbsp;печати и&nbsp;страница, которая открывается по&nbsp;ссылке
        снова.
      </li>
    </ul>
  );
}
