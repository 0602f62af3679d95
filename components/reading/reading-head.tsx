import type { BirthDate } from '@/lib/chakras/birth-date';
import { dateInWords } from '@/lib/chakras/texts/dates';
import { SUBTITLE } from '@/lib/chakras/texts/explanations';

type Props = { title: string; name: string | null; birthDate: BirthDate };

/** Whose map it is, and by what method. */
export function ReadingHead({ title, name, birthDate }: Props) {
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-3 text-[1.15rem]">
        {name && `${name}, `}
        {dateInWords(birthDate)}
      </p>
      <p className="note mt-4">{SUBTITLE}</p>
    </>
  );
}
