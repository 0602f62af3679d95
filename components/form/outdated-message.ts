/** What is said beside a form that was sent from a page of an older build, once it is shown anew. */
export const OUTDATED_MESSAGE =
  'Сайт обновился, пока страница была открыта. Введённое на\u00a0месте: отправьте ещё раз.';
