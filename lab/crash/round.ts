import { setTimeout as sleep } from 'node:timers/promises';
import { seededDraw } from '@/db/sqlite/seed/seeded-draw';
import { readAnswers } from './answered';
import { readArrived } from './arrived';
import { Buyers } from './buyers';
import type { Availability } from './instances/availability';
import { type Instances, startInstances } from './instances/world';
import { type Evidence, FAULTS, FINDINGS, type Finding, Judge } from './judge';
import { startWorld, type World } from './world';

/** What came out of a number of kills. */
export type Tally = Record<'kills' | 'orders' | 'answered' | 'messages', number> &
  Record<Finding, string[]> & { database: string; availability: Availability | null };

/** Long enough for a PDF to be made and sent, and often not. */
const MAX_LIFE_MS = 3_000;
/** One kill in so many comes while the shop is still starting, or hardly has. */
const EARLY = 4;
/** Longer than the shop ever pauses before it tries again what has failed once or twice. */
const STANDSTILL_MS = 180_000;

/**
 * Kills a working shop so many times at moments that the seed draws, on one database, and then
 * lets it finish. After every kill, and at the end, all it has said is held against what it kept.
 * Where there was a fault, the database stays to be looked at. With `instances` the shop is several
 * processes on one database of PostgreSQL behind a proxy, and each kill is of one of all these.
 */
export async function crashRound(
  seed: number,
  kills: number,
  instances: Instances | null = null,
): Promise<Tally> {
  const world = await (instances ? startInstances(instances, seed + 2) : startWorld());
  return await killAgainAndAgain(world, seed, kills).finally(() => world.end());
}

async function killAgainAndAgain(world: World, seed: number, kills: number): Promise<Tally> {
  const moments = seededDraw(seed);
  const judge = new Judge();
  await world.prodamus.faults({ duplicates: 1 });
  const buyers = new Buyers(world, seededDraw(seed + 1));
  for (let kill = 0; kill < kills; kill += 1) {
    const since = moments.upTo(EARLY) === 0 ? 'start' : 'ready';
    await world.crash(moments.upTo(MAX_LIFE_MS), since);
    judge.look(await evidenceOf(world, buyers));
  }
  await world.live();
  await buyers.finish();
  await drain(world);
  await world.stop();
  const evidence = await evidenceOf(world, buyers);
  judge.lookAtTheEnd(evidence);
  const availability = world.availability();
  const tally = { ...tallyOf(kills, evidence, judge), database: world.database.name, availability };
  const isSound = FAULTS.every((fault) => tally[fault].length === 0);
  if (isSound) world.database.remove();
  return tally;
}

/**
 * The order matters, for the shop may work on meanwhile: whatever was answered, was kept before; and
 * what is noted as sent, has come before.
 */
async function evidenceOf(world: World, { promised }: Buyers): Promise<Evidence> {
  const answers = await readAnswers(world);
  const told = new Map(promised);
  const kept = await world.database.kept();
  const arrived = await readArrived(world);
  return { kept, answers, promised: told, arrived, losses: world.lossesOfAnswers() };
}

/** Waits as long as there is less and less to do: a slow machine is no fault of the shop. */
async function drain(world: World): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  let since = Date.now();
  while (left > 0 && Date.now() - since < STANDSTILL_MS) {
    const { unanswered } = await readAnswers(world);
    for (const number of new Set(unanswered)) await world.prodamus.resend(number);
    const now = unanswered.length + (await world.database.queued());
    if (now < left) [left, since] = [now, Date.now()];
    await sleep(200);
  }
}

function tallyOf(kills: number, { kept, answers }: Evidence, { found }: Judge) {
  const findings = Object.fromEntries(FINDINGS.map((name) => [name, [...found[name]]]));
  const counts = {
    kills,
    orders: kept.orders.length,
    answered: answers.answered.reduce((sum, { times }) => sum + times, 0),
    messages: kept.messages.filter(({ outcome }) => outcome !== 'needless').length,
  };
  return { ...counts, ...(findings as Record<Finding, string[]>) };
}
