import { expect, it } from 'vitest';
import { parseBody } from './body';
import { askPhp, isPhpHere } from './fixtures/ask-php';
import { FORM, JSON_TYPE } from './fixtures/encode-fields';
import corpus from './fixtures/php-corpus.json';
import { type RandomBody, randomBodies } from './fixtures/random-bodies';
import { canonicalText } from './signature';

// Our parser and encoder against PHP itself: a body must become the very text that PHP signs.
// Without PHP the recorded answers are compared, so nothing is ever skipped.
//
// Two differences are known and accepted, and left out:
// - invalid UTF-8 in a field that a later one replaces is refused here, PHP never looks at it;
// - keys that PHP's comparison puts in a circle ("10" < "1a" < "9" < "10"; a number-like key with
//   white space or quotes among texts, as {"\t2", "\"b", "01"}): their order depends on the sort
//   algorithm. PHP itself says which those are.

type Case = RandomBody & { canonical: string | null };

const [SEED, COUNT] = [20_261_124, 4_000];
const withPhp = isPhpHere() && process.env.CHAKRA_WITHOUT_PHP !== '1';

function casesFromPhp(): Case[] {
  const bodies = randomBodies(SEED, COUNT);
  const answers = askPhp(bodies);
  return bodies.flatMap((body, at) => {
    const { canonical = null, cyclic = false } = answers[at] ?? {};
    return cyclic ? [] : [{ ...body, canonical }];
  });
}

const recordedCases = () => corpus.cases as Case[];

/** The body, what PHP signs and what we would, wherever the two differ. */
async function differences(cases: readonly Case[]) {
  const ours = await Promise.all(cases.map(signedText));
  return cases
    .map(({ body, canonical }, at) => ({ body, php: canonical, ours: ours[at] }))
    .filter(({ php, ours: text }) => text !== (php === '[]' ? null : php));
}

/** Null for a body without fields, which PHP reads as an empty array and we refuse. */
async function signedText({ kind, body }: RandomBody): Promise<string | null> {
  const parsed = await parseBody(Buffer.from(body), kind === 'json' ? JSON_TYPE : FORM);
  return parsed.ok ? canonicalText(parsed.fields) : null;
}

const source = withPhp
  ? `the PHP of this machine signs them (seed ${SEED})`
  : 'PHP 8.2 did when its answers were recorded (there is no PHP on this machine)';

it(`random forms and JSON bodies are signed as ${source}`, async () => {
  const cases = withPhp ? casesFromPhp() : recordedCases();

  expect(cases.length).toBeGreaterThan(withPhp ? COUNT * 0.95 : 300);
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['form', 'json']));
  expect(await differences(cases)).toEqual([]);
});

it('the recorded answers of PHP 8.2 still hold', async () => {
  expect(recordedCases().length).toBeGreaterThan(300);
  expect(await differences(recordedCases())).toEqual([]);
});
