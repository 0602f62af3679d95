const PREFIX = 'plan:';
const CHANGED = 'plan-ticked';

/** The weeks of this page's plan that are done, as text (`1,3`); null where storage is closed. */
export function doneWeeks(): string | null {
  try {
    return localStorage.getItem(PREFIX + location.pathname) ?? '';
  } catch {
    return null;
  }
}

export function isDone(kept: string, week: number): boolean {
  return kept.split(',').includes(String(week));
}

/** Keeps in this browser that a week is done, or is not after all. */
export function tickWeek(week: number, done: boolean): void {
  const others = (doneWeeks() ?? '').split(',').filter((kept) => kept && kept !== String(week));
  try {
    localStorage.setItem(
      PREFIX + location.pathname,
      [...others, ...(done ? [week] : [])].join(','),
    );
  } catch {
    // A full or closed storage keeps no ticks.
  }
  dispatchEvent(new Event(CHANGED));
}

/** Forgets the ticks of the reading at a path. */
export function forgetPlan(path: string): void {
  try {
    localStorage.removeItem(PREFIX + path);
  } catch {
    // Where there is no storage nothing was kept.
  }
}

/** Tells when a week was ticked, in this tab or another one of this browser. */
export function onTicked(listener: () => void): () => void {
  for (const event of [CHANGED, 'storage']) addEventListener(event, listener);
  return () => {
    for (const event of [CHANGED, 'storage']) removeEventListener(event, listener);
  };
}
