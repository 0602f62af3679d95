import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { placeOrder, type Shop, tokenOf } from '../world/shop';
import { startWorld } from '../world/world';

const PERSON = { birthDate: '1977-09-08', email: 'canary-mail@example.ru', name: 'canary-name' };
const CANARIES = [/1977-09-08/, /canary-mail/, /canary-name/];

/** The lines of the log that have this id and are an error's. */
function errorsOf({ program }: Shop, requestId: string | null) {
  const lines = program.output().split('\n');
  return lines
    .filter((line) => line.startsWith('{') && line.includes(`"${requestId}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ level }) => level === 50);
}

test('What a page throws is one line of the log with the id of its answer', async () => {
  const { shop, stop } = await startWorld();
  const order = await placeOrder(shop, PERSON);
  const other = new Database(shop.databaseFile);
  other.exec('alter table orders rename to orders_away');
  other.close();

  const page = await fetch(order.orderUrl);
  expect(page.status).toBe(500);
  const requestId = page.headers.get('x-request-id');
  const line = {
    route: '/order/[token]',
    kind: 'render',
    method: 'GET',
    msg: 'a page has failed',
  };
  await expect.poll(() => errorsOf(shop, requestId)).toMatchObject([line]);
  const said = shop.program.output();
  for (const canary of [...CANARIES, tokenOf(order)]) expect(said).not.toMatch(canary);
  // Next itself keeps quiet: every line is one of ours.
  expect(said.split('\n').filter((line) => line.startsWith('    at '))).toEqual([]);
  await stop();
});
