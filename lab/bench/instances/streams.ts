import { once } from 'node:events';
import { type ClientRequest, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInstances } from '@/e2e/world/instances/instances';
import { askPostgres } from '@/e2e/world/instances/two-instances';
import { type PlacedOrder, placeOrder, type Shop, tokenOf } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { paymentEventRequest } from '../payment-event';
import { quantile } from '../quantiles';
import { tell } from './tell';

const INSTANCES = 3;
const STREAMS = 200;
const LOSSES = 10;
const LIMIT_MS = 250;
const LOSS_LIMIT_MS = 2_000;
const TIMEOUT_MS = 30_000;
const END_LISTENERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'chakra-checkout listener'`;

/**
 * Prints how long after one instance has answered a payment event the order pages that are open at
 * the others know: of 200 streams, and of one whose instance has just lost the connection by which
 * it hears of changes. Returns whether that is soon enough.
 */
export async function printStreams(): Promise<boolean> {
  const server = await startPostgres();
  const url = server.url('postgres');
  // Every stream comes from an address of its own: of one only so many are served.
  const settings = { DATABASE_URL: url, TRUSTED_PROXY: '127.0.0.1' };
  const { shops, stop } = await startInstances(INSTANCES, settings);
  const streams: Stream[] = [];
  const open = async () => {
    const stream = await openStream(shops, streams.length);
    streams.push(stream);
    return stream;
  };
  try {
    while (streams.length < STREAMS) await open();
    const told: Times[] = [];
    for (const stream of [...streams]) told.push(await timesOf(stream));
    const afterLoss: Times[] = [];
    while (afterLoss.length < LOSSES) {
      const stream = await open();
      const ended = await askPostgres(url, END_LISTENERS);
      if (ended.length !== INSTANCES) throw new Error(`${ended.length} instances listened`);
      afterLoss.push(await timesOf(stream));
      await untilAllListen(shops);
    }
    return report(told, afterLoss);
  } finally {
    for (const { request } of streams) request.destroy();
    await stop();
    server.stop();
  }
}

/** An order page that is open at one instance, and the payment that another is told of. */
type Stream = {
  order: PlacedOrder;
  request: ClientRequest;
  paid: Promise<number>;
  pay(): Promise<void>;
};

async function openStream(shops: readonly Shop[], index: number): Promise<Stream> {
  const at = shops[index % shops.length] as Shop;
  const told = shops[(index + 1 + (Math.floor(index / shops.length) % 2)) % shops.length] as Shop;
  const order = await placeOrder(told);
  const headers = { 'X-Forwarded-For': `203.0.113.${index % 250}` };
  const request = get(`${at.url}/api/orders/${tokenOf(order)}/events`, { headers });
  const [response] = await once(request, 'response');
  const paid = new Promise<number>((resolve) => {
    let said = '';
    response.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      if (said.includes('"state":"paid"')) resolve(performance.now());
    });
    response.on('error', () => undefined);
  });
  await once(response, 'data');
  const pay = async () => {
    const status = await tell(told, paymentEventRequest(order.orderNumber, 70_000_000 + index));
    if (status !== 200) throw new Error(`a payment event was answered ${status}`);
  };
  return { order, request, paid, pay };
}

/** How long after the payment event was sent, and answered, its page was told. */
type Times = { sent: number; answered: number };

async function timesOf({ paid, pay }: Stream): Promise<Times> {
  const sentAt = performance.now();
  await pay();
  const answeredAt = performance.now();
  const late = sleep(TIMEOUT_MS, null, { ref: false }).then((): never => {
    throw new Error('an open page was never told that its order is paid');
  });
  const at = await Promise.race([paid, late]);
  // A page may know before the one that was told has answered.
  return { sent: at - sentAt, answered: Math.max(0, at - answeredAt) };
}

async function untilAllListen(shops: readonly Shop[]): Promise<void> {
  for (const { url } of shops) {
    const listens = async () => {
      const state = (await (await fetch(`${url}/api/ready`)).json()) as { isListening?: boolean };
      return state.isListening === true;
    };
    while (!(await listens())) await sleep(20);
  }
}

function report(told: readonly Times[], afterLoss: readonly Times[]): boolean {
  const late = quantile(
    told.map(({ answered }) => answered),
    0.95,
  );
  const latest = Math.max(...afterLoss.map(({ answered }) => answered));
  console.table({
    'страница у другого процесса': { ...row(told), граница: `p95 ${LIMIT_MS} мс` },
    'слушающее подключение оборвано': {
      ...row(afterLoss),
      граница: `самое долгое ${LOSS_LIMIT_MS} мс`,
    },
  });
  if (late > LIMIT_MS) console.log(`p95 ${late.toFixed(0)} мс > ${LIMIT_MS}`);
  if (latest > LOSS_LIMIT_MS)
    console.log(`после обрыва ${latest.toFixed(0)} мс > ${LOSS_LIMIT_MS}`);
  return late <= LIMIT_MS && latest <= LOSS_LIMIT_MS;
}

function row(times: readonly Times[]) {
  const answered = times.map((one) => one.answered);
  return {
    измерено: times.length,
    'p50 от ответа, мс': quantile(answered, 0.5).toFixed(0),
    'p95 от ответа, мс': quantile(answered, 0.95).toFixed(0),
    'самое долгое, мс': Math.max(...answered).toFixed(0),
    'p95 от отправки, мс': quantile(
      times.map(({ sent }) => sent),
      0.95,
    ).toFixed(0),
  };
}
