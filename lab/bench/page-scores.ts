import type { Category, Lighthouse, PageReport } from '../lighthouse';
import type { Page } from './pages';

const RUNS = 3;
const OF_ANY_PAGE: Category[] = ['performance', 'accessibility', 'best-practices'];

/** Prints the scores of each page, and what to correct where one is below 95. */
export async function printPageScores(lighthouse: Lighthouse, pages: Page[]): Promise<void> {
  const rows: Record<string, object> = {};
  const toCorrect: string[] = [];
  for (const { name, url, indexed } of pages) {
    // The first answer of a process that has just started is not what a buyer waits for.
    await (await fetch(url)).text();
    const categories: Category[] = indexed ? [...OF_ANY_PAGE, 'seo'] : OF_ANY_PAGE;
    const report = await middleOf(RUNS, () => lighthouse(url, categories));
    rows[name] = row(report);
    toCorrect.push(...report.toCorrect.map((audit) => `${name}: ${audit}`));
  }
  console.table(rows);
  for (const line of toCorrect) console.log(line);
}

/** The speed of one run is a few points off either way: the run in the middle is the one to tell. */
async function middleOf(runs: number, run: () => Promise<PageReport>): Promise<PageReport> {
  const first = await run();
  const reports = [first];
  while (reports.length < runs) reports.push(await run());
  const speed = ({ scores }: PageReport) => scores.performance ?? 0;
  return reports.toSorted((a, b) => speed(a) - speed(b))[Math.floor(runs / 2)] ?? first;
}

function row({ scores, metrics }: PageReport) {
  const score = (category: Category) =>
    scores[category] === undefined ? '—' : (scores[category] ?? '?');
  return {
    скорость: score('performance'),
    доступность: score('accessibility'),
    практики: score('best-practices'),
    SEO: score('seo'),
    'FCP мс': Math.round(metrics.FCP),
    'LCP мс': Math.round(metrics.LCP),
    'TBT мс': Math.round(metrics.TBT),
    CLS: Number(metrics.CLS.toFixed(3)),
  };
}
