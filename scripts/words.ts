import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Term = {
  word: RegExp;
  /** The standard term. */
  say: string;
  /** Lines that may have it: names in the database, addresses, words of others. */
  except?: RegExp;
};

/** Words that this code used to have of its own, and the term of the field for each. */
const TERMS: readonly Term[] = [
  {
    word: /\bnotices?\b/i,
    say: 'payment event',
    except: /\/notices|notices\/|'notices'|"notices"|payment_notices|notice_|third-party/i,
  },
  {
    word: /\b\w*settl(e|ed|es|ing|ement)\b/i,
    say: 'apply, resolve, complete or payment state',
    except: /allSettled|const settled = await Promise|settled\.(?:map|filter)|settled\[/,
  },
  {
    word: /\b(?:owes?|owed|owing)\b|\b\w+Owed\b|\bowed[A-Z]/,
    say: 'enqueue, outbox message',
    except: /what they owe/,
  },
  { word: /odd ?money|misfit/i, say: 'unmatched payment' },
  { word: /\bhappenings?\b/i, say: 'timeline event' },
  { word: /\bstory\b/i, say: 'timeline', except: /with its story|tells the story/ },
  { word: /\bbur(?:y|ied)\b|[bB]uried/, say: 'tombstone' },
  { word: /ways ?out\b/i, say: 'resolutions', except: /No ways/ },
  { word: /\b(?:put|kept|keep)s?[_ ]?aside\b/i, say: 'dismissed' },
  {
    word: /foreign_seal|misfit_seal|other_seal_version/,
    say: 'seal_invalid, seal_mismatch, seal_version',
  },
  { word: /paid_there|refunded_there/, say: 'missing_here, refund_missing_here' },
  { word: /under ?way\b/i, say: 'in flight' },
  { word: /\bdesk\b/i, say: 'admin', except: /\/desk|'desk|desk=|\bdesk-|`\$\{cookiePrefix\}desk/ },
  {
    word: /\bfirstPayment|\bFirstPayment/,
    say: 'test payment',
    except: /first-payment|first_payment/,
  },
  { word: /front ?door\b/i, say: 'HTTP server' },
  { word: /\badmit(?:s|ted)?\b|\bbelieve[sd]?\b/i, say: 'sanitize, trust' },
  { word: /patience/i, say: '…_TIMEOUT_MS, …_AFTER_MS' },
  { word: /\b(?:MOST|LONGEST|LARGEST)_/, say: 'MAX_' },
  { word: /(?:\/\*\*| \*) Answers /, say: 'Returns' },
  { word: /\bwhoever\b/i, say: 'anyone who, or the person' },
  { word: /\bOrderFile\b|\bKnownFacts\b/, say: 'OrderDetails, snapshot' },
];

const FILES = '{app,components,db,deploy,e2e,emulators,lab,lib,scripts,server}/**/*.{ts,tsx,mjs}';
/** Says the words itself, of an earlier version or of this check, or lies as it was generated. */
const NOT_OURS = /^scripts\/(?:words\b|runtime\/)|\/migrations(?:\/|\.test)|\/deployed\//;

/** Returns a line for every outdated word of the code under `root`: where it is, and what to say. */
export function outdatedWords(root: string): string[] {
  return globSync(FILES, { cwd: root, exclude: (name) => name.includes('node_modules') })
    .filter((file) => !NOT_OURS.test(file))
    .sort()
    .flatMap((file) => wordsOf(file, readFileSync(path.join(root, file), 'utf8')));
}

function wordsOf(file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) =>
      TERMS.filter(({ word, except }) => word.test(line) && !except?.test(line)).map(
        ({ word, say }) => `${file}:${at + 1}: «${word.exec(line)?.[0].trim()}» → ${say}`,
      ),
    );
}
