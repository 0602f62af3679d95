import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findChromium } from '../scripts/chromium';
import { installOnce } from '../scripts/install-once.mjs';

export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/** What Lighthouse says of a page on its mobile defaults. */
export type PageReport = {
  /** 0…100; null where Lighthouse itself could not tell. */
  scores: Partial<Record<Category, number | null>>;
  /** Milliseconds, and a bare figure for CLS. */
  metrics: Record<'FCP' | 'LCP' | 'TBT' | 'CLS', number>;
  /** What keeps a score below 95: the audits that failed, in words. */
  toCorrect: string[];
};

export type Lighthouse = (url: string, categories: readonly Category[]) => Promise<PageReport>;

type Audit = {
  title: string;
  score: number | null;
  scoreDisplayMode: string;
  displayValue?: string;
  numericValue?: number;
};
type Report = {
  requestedUrl: string;
  finalDisplayedUrl: string;
  categories: Record<
    string,
    { id: Category; score: number | null; auditRefs: { id: string; group?: string }[] }
  >;
  audits: Record<string, Audit>;
};

const FOLDER = 'lab/lighthouse';
const GOOD = 0.95;
/** Lighthouse marks an audit green from here on. */
const AUDIT_PASSES = 0.9;
const MAX_OUTPUT = 100_000_000;
const CHROMIUM_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Brings Lighthouse and a Chromium where they are missing; returns how to measure a page. */
export function prepareLighthouse(): Lighthouse {
  installOnce(FOLDER, 'Ставим Lighthouse (около минуты)…');
  const env = { ...process.env, CHROME_PATH: findChromium() };
  return async (url, categories) => {
    const args = [
      `${FOLDER}/node_modules/lighthouse/cli/index.js`,
      url,
      '--output=json',
      '--locale=ru',
      `--only-categories=${categories}`,
      `--chrome-flags=${CHROMIUM_FLAGS.join(' ')}`,
      '--ignore-status-code',
      '--no-enable-error-reporting',
    ];
    const run = promisify(execFile)(process.execPath, args, { env, maxBuffer: MAX_OUTPUT });
    const { stdout } = await run.catch(({ message, stderr }) => {
      const lastLines = String(stderr || message)
        .trim()
        .split('\n')
        .slice(-8);
      throw new Error(`Lighthouse on ${url}:\n${lastLines.join('\n')}`);
    });
    return understood(JSON.parse(stdout));
  };
}

function understood({ requestedUrl, finalDisplayedUrl, categories, audits }: Report): PageReport {
  if (finalDisplayedUrl !== requestedUrl) {
    throw new Error(`${requestedUrl} led to ${finalDisplayedUrl}`);
  }
  const metric = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const all = Object.values(categories);
  const low = all.filter(({ score }) => (score ?? 0) < GOOD);
  return {
    scores: Object.fromEntries(
      all.map(({ id, score }) => [id, score === null ? null : Math.round(score * 100)]),
    ),
    metrics: {
      FCP: metric('first-contentful-paint'),
      LCP: metric('largest-contentful-paint'),
      TBT: metric('total-blocking-time'),
      CLS: metric('cumulative-layout-shift'),
    },
    toCorrect: low.flatMap(({ id, auditRefs }) =>
      auditRefs
        .filter(({ group }) => group !== 'hidden')
        .flatMap((reference) => {
          const audit = audits[reference.id];
          if (!audit || passes(audit)) return [];
          const value = audit.displayValue ? `: ${audit.displayValue}` : '';
          return [`${id} — ${audit.title}${value} (${reference.id})`];
        }),
    ),
  };
}

/** An audit without a score does not apply to the page, unless it broke. */
function passes({ score, scoreDisplayMode }: Audit): boolean {
  return score === null ? scoreDisplayMode !== 'error' : score >= AUDIT_PASSES;
}
