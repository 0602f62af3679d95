import { ANSWERS_COUNTED, SECOND_HEADINGS } from '@/lib/chakras/texts/second/phrases';

/** By which rule the three answers and the steps were chosen. */
export function AnswersCounted() {
  return (
    <>
      <h3 className="mt-7">{SECOND_HEADINGS.answersCounted}</h3>
      {ANSWERS_COUNTED.map((text) => (
        <p key={text} className="mt-3">
          {text}
        </p>
      ))}
    </>
  );
}
