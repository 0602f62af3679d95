'use client';

import { useSyncExternalStore } from 'react';
import { doneWeeks, isDone, onTicked, tickWeek } from './plan-memory';

type Props = { week: number; title: string };

/** The heading of a week; with scripts it is a box to tick, which this browser remembers. */
export function WeekTick({ week, title }: Props) {
  const kept = useSyncExternalStore(onTicked, doneWeeks, withoutScripts);
  if (kept === null) return <b>{title}</b>;
  return (
    <label className="flex items-center gap-2 py-1">
      <input
        type="checkbox"
        className="size-5 accent-current"
        checked={isDone(kept, week)}
        onChange={({ target }) => tickWeek(week, target.checked)}
      />
      <b>{title}</b>
    </label>
  );
}

const withoutScripts = () => null;
