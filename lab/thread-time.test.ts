import { expect, it } from 'vitest';
import { inThreadTime, type TraceEvent } from './thread-time';

const THREAD = { pid: 1, tid: 1 };
const task = { ...THREAD, ph: 'X', name: 'RunTask', ts: 1_000, dur: 90, tts: 500, tdur: 30 };

/** When each event begins and how long it lasts, by its name. */
const timesOf = (events: readonly TraceEvent[]) =>
  Object.fromEntries(events.map(({ name, ts, dur }) => [name, [ts, dur]]));

it('a task and what is inside it last as long as their thread ran', () => {
  const layout = { ...THREAD, ph: 'X', name: 'Layout', ts: 1_060, dur: 25, tts: 515, tdur: 10 };
  const mark = { ...THREAD, ph: 'I', name: 'mark', ts: 1_045 };

  expect(timesOf(inThreadTime([layout, mark, task]))).toEqual({
    RunTask: [1_000, 30],
    Layout: [1_015, 10],
    mark: [1_015, undefined],
  });
});

it('what is between tasks, on another thread, or has no time of a thread stays as it was', () => {
  const later = { ...THREAD, ph: 'I', name: 'later', ts: 1_090, tts: 530 };
  const other = { ...task, name: 'other', tid: 2, ts: 1_050 };
  const unknown = { ...THREAD, ph: 'X', name: 'RunTask', ts: 2_000, dur: 70 };

  expect(inThreadTime([task, later, other, unknown]).slice(1)).toEqual([other, later, unknown]);
});
