import { startWorld } from '@/e2e/world/world';
import { postgresVersion } from '../scripts/postgres';
import { ensureBuilt } from '../server/build/ensure-built';
import { printAdmin } from './bench/admin';
import { printDocuments } from './bench/documents';
import { printHostile } from './bench/hostile';
import { INSTANCE_PARTS, printInstances } from './bench/instances';
import { printLive } from './bench/live';
import { printPageScores } from './bench/page-scores';
import { printPageWeight } from './bench/page-weight';
import { pagesOf } from './bench/pages';
import { printPostgres } from './bench/postgres';
import { printScale } from './bench/scale';
import { printStartUp } from './bench/start-up';
import { printUpdate } from './bench/update';
import { printWebhook } from './bench/webhook';
import { prepareLighthouse } from './lighthouse';

// npm run bench: everything that is said of the shop's speed in docs/performance.md, measured in
// one run on one machine. Compare the ratios; the absolute figures belong to the machine and the
// minute. `npm run bench -- weight lighthouse` runs only the parts it names;
// behind `instances` stand parts of that one: `npm run bench -- instances scaling outage`.
const PARTS = [
  'webhook',
  'postgres',
  'update',
  'instances',
  'hostile',
  'live',
  'scale',
  'weight',
  'lighthouse',
  'start',
  'documents',
  'desk',
];

const asked = process.argv.slice(2);
const ofInstances = asked[0] === 'instances' ? asked.slice(1) : [];
const named = asked[0] === 'instances' ? ['instances'] : asked;
refuseUnknown(named, PARTS);
refuseUnknown(ofInstances, INSTANCE_PARTS);
const isWanted = (part: string) => named.length === 0 || named.includes(part);

ensureBuilt();
const lighthouse = isWanted('lighthouse') ? prepareLighthouse() : undefined;
if (isWanted('webhook')) await printWebhook();
if (isWanted('postgres') && postgresVersion()) await printPostgres();
if (isWanted('update') && postgresVersion()) await printUpdate();
if (isWanted('instances') && postgresVersion()) await printInstances(ofInstances);
if (isWanted('hostile')) await printHostile();
if (isWanted('live')) await printLive();
if (isWanted('scale')) await printScale();
if (isWanted('weight') || lighthouse) await printPages();
if (isWanted('start')) await printStartUp();
if (isWanted('documents')) await printDocuments();
if (isWanted('desk')) await printAdmin();

function refuseUnknown(parts: readonly string[], known: readonly string[]): void {
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length === 0) return;
  console.error(`Нет такой части: ${unknown.join(', ')}. Есть ${known.join(', ')}.`);
  process.exit(1);
}

async function printPages(): Promise<void> {
  const { shop, prodamus, stop } = await startWorld({ mail: false });
  try {
    const pages = await pagesOf(shop, prodamus);
    if (isWanted('weight')) await printPageWeight(pages);
    if (lighthouse) await printPageScores(lighthouse, pages);
  } finally {
    await stop();
  }
}
