import { describe, expect, it } from 'vitest';
import type { DeliveryOutcome } from './delivery';
import { nextStep } from './next-step';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const step = (outcome: DeliveryOutcome, attempts = 1, unanswered = 0) =>
  nextStep({ attempts, unanswered }, outcome, NOW);
const failed = { kind: 'failed', reason: 'SMTP ECONNECTION' } as const;
const lost = { kind: 'unanswered', reason: 'SMTP DATA' } as const;

it('what is sent is done', () => {
  expect(step({ kind: 'sent' })).toEqual({ kind: 'done', outcome: 'sent', reason: null });
});

it('who cannot be written to is never tried again', () => {
  expect(step({ kind: 'blocked', reason: 'SMTP RCPT 550' })).toEqual({
    kind: 'done',
    outcome: 'blocked',
    reason: 'SMTP RCPT 550',
  });
});

it('the time that the other side names is kept, however often', () => {
  const wait = { kind: 'retry_after', ms: 17_000, reason: '429' } as const;

  for (const attempts of [1, 5, 50]) {
    expect(step(wait, attempts)).toMatchObject({ nextTryAt: new Date(NOW.getTime() + 17_000) });
  }
});

describe('a failure', () => {
  it('is tried again after ever longer pauses, for longer than ten minutes and two days', () => {
    const times: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const next = step(failed, attempts);
      if (next.kind === 'done') break;
      times.push(next.nextTryAt.getTime() - NOW.getTime());
    }

    expect(times[0]).toBe(5_000);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const total = times.reduce((sum, time) => sum + time, 0);
    expect(total).toBeGreaterThan(48 * 3_600_000);
  });

  it('is given up in the end, with its reason', () => {
    expect(step(failed, 100)).toEqual({
      kind: 'done',
      outcome: 'failed',
      reason: 'SMTP ECONNECTION',
    });
  });
});

describe('a lost answer', () => {
  it('is tried again once, not at once', () => {
    const next = step(lost, 1);

    expect(next).toMatchObject({ kind: 'later', unanswered: 1 });
    expect(next.kind === 'later' && next.nextTryAt.getTime()).toBeGreaterThanOrEqual(
      NOW.getTime() + 60_000,
    );
  });

  it('is never tried a third time, and failures in between do not forget it', () => {
    expect(step(failed, 2, 1)).toMatchObject({ kind: 'later', unanswered: 1 });
    expect(step(lost, 3, 1)).toMatchObject({ kind: 'done', outcome: 'unanswered' });
  });
});
