import { freePort } from '@/e2e/free-port';
import { startProdamus } from '@/e2e/prodamus';
import { startShop } from '@/e2e/shop';
import { printDesk } from './bench/desk';
import { printDocuments } from './bench/documents';
import { printLoad } from './bench/load';
import { printPageScores } from './bench/page-scores';
import { printPageWeight } from './bench/page-weight';
import { pagesOf } from './bench/pages';
import { printWebhook } from './bench/webhook';
import { ensureBuilt } from './ensure-built';
import { prepareLighthouse } from './lighthouse';

// npm run bench: how fast documents are made, what the pages weigh, what Lighthouse says of them,
// how much the shop carries, how fast the desk is with 100,000 orders and the webhook beside the
// least server there can be, in one run on one machine. Compare the ratios; the absolute figures
// belong to the machine and the minute. `npm run bench -- weight lighthouse` runs only the parts it names.
const PARTS = ['documents', 'weight', 'lighthouse', 'load', 'desk', 'webhook'];

const named = process.argv.slice(2);
const unknown = named.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`Нет такой части: ${unknown.join(', ')}. Есть ${PARTS.join(', ')}.`);
  process.exit(1);
}
const isWanted = (part: string) => named.length === 0 || named.includes(part);

ensureBuilt();
if (isWanted('documents')) await printDocuments();
if (isWanted('desk')) await printDesk();
if (isWanted('webhook')) await printWebhook();
if (!['weight', 'lighthouse', 'load'].some(isWanted)) process.exit(0);
const lighthouse = isWanted('lighthouse') ? prepareLighthouse() : undefined;
const [shopPort, prodamusPort] = [await freePort(), await freePort()];
const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${shopPort}`);
const shop = await startShop(shopPort, prodamus.url);
try {
  const pages = await pagesOf(shop, prodamus);
  if (isWanted('weight')) await printPageWeight(pages);
  if (lighthouse) await printPageScores(lighthouse, pages);
  if (isWanted('load')) await printLoad(shop);
} finally {
  await shop.stop();
  await prodamus.stop();
}
