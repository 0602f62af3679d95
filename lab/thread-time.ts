/** An event of a Chromium trace; times are in microseconds, `tts` and `tdur` by the thread's own clock. */
export type TraceEvent = {
  ph: string;
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tts?: number;
  tdur?: number;
};

type Task = Required<TraceEvent>;

/**
 * Returns the events of a trace with each task, and what is inside it, lasting as long as its thread
 * ran. By the clock a task lasts longer the busier the machine is. When tasks begin stays as it was.
 */
export function inThreadTime(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = Map.groupBy(events, ({ pid, tid }) => `${pid}/${tid}`);
  return [...threads.values()].flatMap(ofThread).sort((one, other) => one.ts - other.ts);
}

function ofThread(events: readonly TraceEvent[]): TraceEvent[] {
  let task: Task | null = null;
  return events
    .toSorted((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
    .map((event) => {
      if (task && event.ts < task.ts + task.dur) return inside(task, event);
      task = isTask(event) ? event : null;
      return task ? inside(task, event) : event;
    });
}

function isTask(event: TraceEvent): event is Task {
  const { ph, name, dur, tts, tdur } = event;
  return ph === 'X' && name === 'RunTask' && [dur, tts, tdur].every((time) => time !== undefined);
}

function inside(task: Task, event: TraceEvent): TraceEvent {
  const shareOfClock = (event.ts - task.ts) / Math.max(task.dur, 1);
  const ran = event.tts === undefined ? shareOfClock * task.tdur : event.tts - task.tts;
  const ts = task.ts + Math.round(Math.min(Math.max(ran, 0), task.tdur));
  if (event.dur === undefined) return { ...event, ts };
  return { ...event, ts, dur: Math.min(event.dur, event.tdur ?? task.tdur) };
}
