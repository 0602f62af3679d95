import type { BirthDate } from '@/lib/chakras/birth-date';
import { dateInWords } from '@/lib/chakras/texts/dates';

type Props = { title: string; name: string | null; birthDate: BirthDate };

/** Whose map it is. */
export function ReadingHead({ title, name, birthDate }: Props) {
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-3 text-[1.15rem]">
        {name && `${name}, `}
        {dateInWords(birthDate)}
      </p>
    </>
  );
}
