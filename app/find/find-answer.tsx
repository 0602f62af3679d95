import { OUTDATED_MESSAGE } from '@/components/form/outdated-message';
import { UNSENT_MESSAGES, type Unsent } from '@/components/form/unsent';
import { Contacts } from '@/components/page/contacts';
import type { FindOrderOutcome } from '@/lib/orders/find/find-order';

/** Why the form led nowhere, when its fields are in order. */
export type FindAnswerKind =
  | Extract<FindOrderOutcome, { kind: 'unknown' | 'too_many' }>['kind']
  | 'too_fast'
  | 'busy'
  /** The form is that of an older build, shown anew. */
  | 'sent_again'
  | Unsent;

const TEXTS: Record<Exclude<FindAnswerKind, 'too_many'>, string> = {
  unknown:
    'Заказ с\u00a0таким номером и\u00a0датой рождения не\u00a0нашёлся. Проверьте и\u00a0то и\u00a0другое.',
  too_fast: 'Слишком много попыток подряд. Подождите минуту и\u00a0отправьте ещё раз.',
  busy: 'Поиск сейчас не\u00a0ответил. Всё, что вы\u00a0ввели, осталось в\u00a0форме: попробуйте через минуту.',
  sent_again: OUTDATED_MESSAGE,
  ...UNSENT_MESSAGES,
};

type Props = { answer: FindAnswerKind; contacts: string };

/** Says what to do next. One answer stands for a wrong date and for an order there is not. */
export function FindAnswer({ answer, contacts }: Props) {
  if (answer !== 'too_many') return TEXTS[answer];
  return (
    <>
      По&nbsp;этому номеру сегодня много раз вводили неверную дату, и&nbsp;поиск по&nbsp;нему закрыт
      до&nbsp;завтра. По&nbsp;своей ссылке заказ открывается как обычно.{' '}
      {contacts ? (
        <>
          Если её нет, напишите нам: <Contacts text={contacts} />
        </>
      ) : (
        'Если её нет, напишите продавцу.'
      )}
    </>
  );
}
