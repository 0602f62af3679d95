import type { Metadata } from 'next';
import { PageShell } from '@/app/shell/page-shell';
import { ReadingHead } from '@/components/reading/reading-head';
import { ReadingView } from '@/components/reading/reading-view';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import { formatRoubles } from '@/lib/money';
import { getApp } from '@/server/app/app';

export const metadata: Metadata = {
  title: 'Пример разбора',
  description:
    'Полный разбор карты чакр вымышленного человека: три ответа, шаг на неделю, фигура, семь глав и расчёт по шагам. Таким будет и ваш.',
};

/** An invented person: her map has repeats, rows that agree and rows that pull apart. */
const BIRTH_DATE = '1988-11-03' as BirthDate;
const NAME = 'Вера';

/** A whole reading of an invented person, so that a visitor sees what is sold. */
export default function SamplePage() {
  const price = formatRoubles(getApp().settings().price);
  return (
    <PageShell>
      <ReadingHead title="Пример разбора" name={NAME} birthDate={BIRTH_DATE} />
      <p className="mt-6 border-gilt border-l-3 pl-4">
        Веру мы придумали, а&nbsp;разбор настоящий и&nbsp;полный. Такой&nbsp;же получите вы, только
        по&nbsp;своей дате.
      </p>
      <a href="/#order" className="button mt-6 w-full no-sale:hidden print:hidden">
        Заказать свою карту за&nbsp;{price}
      </a>
      <ReadingView reading={makeReading(BIRTH_DATE)} birthDate={BIRTH_DATE} />
      <a href="/#order" className="button mt-14 w-full no-sale:hidden print:hidden">
        Заказать свою карту за&nbsp;{price}
      </a>
    </PageShell>
  );
}
