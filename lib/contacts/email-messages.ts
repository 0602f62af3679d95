import type { EmailAddress, EmailProblem } from './email-address';

const EMAIL_MESSAGES: Record<EmailProblem, string> = {
  malformed: 'Проверьте адрес почты',
  foreign_letters: 'Наберите адрес почты латиницей',
  unknown_zone: 'Проверьте конец адреса почты: таких не бывает',
};

/** What is wrong with a typed e-mail and what to do, with the likelier address if there is one. */
export function emailMessage(problem: EmailProblem, likelier: EmailAddress | null): string {
  const message = EMAIL_MESSAGES[problem];
  return likelier
    ? `${message}. Вы имели в виду ${likelier}?`
    : `${message}: например, anna@example.ru`;
}

/** Asks about an address that can exist, but looks like a slip. */
export function slipMessage(likelier: EmailAddress): string {
  return `Вы имели в виду ${likelier}? Если адрес верный, отправьте ещё раз`;
}
