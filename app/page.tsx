import { OrderSlip } from '@/app/order-form/order-slip';
import { PageShell } from '@/app/shell/page-shell';
import { LastOrder } from '@/components/order/kept-by-browser/last-order';
import { OrderSteps } from '@/components/order/order-steps';
import { RainbowLotus } from '@/components/page/rainbow-lotus';
import { ChakraFigure } from '@/components/reading/chakra-figure';
import { WhatIsInside } from '@/components/reading/what-is-inside';
import { bindWords } from '@/lib/chakras/texts/bind-words';
import { readOrigin } from '@/lib/orders/origin';
import { getApp } from '@/server/app/app';
import { countVisit } from './count-visit';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What you get, for how much, and the form to order it. */
export default async function OrderFormPage({ searchParams }: Props) {
  const query = await searchParams;
  await countVisit(query);
  const { productName, tracksSources } = getApp().settings();
  const origin = tracksSources ? readOrigin(query) : null;
  return (
    <PageShell hasHeader={false}>
      <div className="relative pt-36 sm:pt-44">
        <RainbowLotus className="crown" />
        <h1>{bindWords(productName)}</h1>
        <p className="mt-5 text-[1.15rem] leading-normal">
          Разбор по&nbsp;дате рождения: коротко о&nbsp;деньгах, отношениях и&nbsp;деле, потом семь
          глав. В&nbsp;них у&nbsp;каждого аркана сильная сторона, обратная и&nbsp;свой шаг.
        </p>
        <p className="note mt-4">
          Расчёт по&nbsp;методу «Матрица судьбы» (22&nbsp;аркана). Символическая система для
          самопознания, не&nbsp;медицинская диагностика.
        </p>
        <LastOrder />
      </div>

      <OrderSlip className="mt-10" origin={origin}>
        <p className="note mt-4">
          Дальше покажем номер и&nbsp;сумму, а&nbsp;платить будете на&nbsp;следующей странице.
        </p>
      </OrderSlip>

      <section className="mt-20" aria-labelledby="content">
        <h2 id="content">Что внутри</h2>
        <ChakraFigure />
        <WhatIsInside />
        <a href="/sample" className="button button-quiet mt-6 w-full">
          Посмотреть пример разбора
        </a>
      </section>

      <section className="mt-20 no-sale:hidden" aria-labelledby="steps">
        <h2 id="steps">Как получить карту</h2>
        <OrderSteps />
      </section>

      <section className="mt-20" aria-labelledby="honest">
        <h2 id="honest">Чего здесь нет</h2>
        <p className="mt-4">
          Нет диагнозов, предсказаний и&nbsp;обещаний. Карта&nbsp;— это арифметика дня, месяца
          и&nbsp;года и&nbsp;язык символов, чтобы спокойно подумать о&nbsp;себе.
        </p>
        <p className="mt-3">
          Нет и&nbsp;процентов: они из&nbsp;другого метода. Здесь в&nbsp;каждой клетке номер аркана,
          и&nbsp;большее число не&nbsp;значит «лучше».
        </p>
      </section>
    </PageShell>
  );
}
