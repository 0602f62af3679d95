import { editionShares } from '@/lib/chakras/fixtures/edition-shares';

// npm run texts: what the texts of both editions have in common, over everything that all maps of
// 1945–2020 say.
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const editions = [1, 2].map(editionShares);
console.table({
  'самый частый зачин «В плюсе»': editions.map(
    ({ opening }) => `«${opening.words}» ${percent(opening.share)}`,
  ),
  '«В плюсе» начинается с «Вы»': editions.map(({ withYou }) => percent(withYou)),
  'шаг просит писать': editions.map(({ writing }) => percent(writing)),
  '«В минусе» короче трёх фраз и без вопроса': editions.map(({ shortMinus }) =>
    percent(shortMinus),
  ),
});
