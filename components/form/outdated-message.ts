/** What is said beside a form that was sent from a page of an older build, once it is shown anew. */
export const OUTDATED_MESSAGE =
  'Сайт обновился, пока страница была открыта. Всё, что вы\u00a0ввели, осталось в\u00a0форме: отправьте ещё раз.';
