import { expect, it } from 'vitest';
import { type Asked, availabilityOf } from './availability';
import type { Strike } from './victims';

const asked = (from: number, over: number, status: number | null = 200): Asked => ({
  from,
  over,
  status,
});
const KILL: Strike = { at: 100, victim: 'instance' };

it('calls it a silence when somebody waits and nobody is served', () => {
  const served = [asked(0, 10), asked(110, 700), asked(120, 900)];

  expect(availabilityOf(served, [KILL]).silence).toEqual({ instance: 590, postgres: 0, caddy: 0 });
});

it('does not call it one when nobody asks', () => {
  expect(availabilityOf([asked(0, 10), asked(5_000, 5_010)], [KILL]).silence.instance).toBe(10);
});

it('goes on with a silence over refusals and lost connections, to the very end', () => {
  const refused = [asked(0, 10), asked(200, 210, 502), asked(300, 310, null), asked(900, 1_000)];
  expect(availabilityOf(refused, [KILL]).silence.instance).toBe(800);

  expect(availabilityOf([asked(0, 10), asked(200, 1_500, null)], [KILL]).silence.instance).toBe(
    1_300,
  );
});

it('counts from the last answer when somebody was waiting already', () => {
  expect(availabilityOf([asked(0, 50), asked(40, 800)], [KILL]).silence.instance).toBe(750);
});

it('tells the silences of a database and of the proxy from those of an instance', () => {
  const served = [asked(90, 1_000), asked(1_990, 2_500), asked(2_950, 3_700)];
  const strikes: Strike[] = [
    { at: 100, victim: 'postgres' },
    { at: 2_000, victim: 'caddy' },
    { at: 2_900, victim: 'terminated' },
  ];

  expect(availabilityOf(served, strikes).silence).toEqual({
    instance: 750,
    postgres: 910,
    caddy: 510,
  });
});

it('counts answers 502 in all and of one crash', () => {
  const lost = [110, 120, 210, 220, 230].map((at) => asked(at - 5, at, 502));

  expect(availabilityOf(lost, [KILL, { at: 200, victim: 'caddy' }]).unavailable).toEqual({
    all: 5,
    most: 3,
  });
});
