/** A screen that is not a page of its own, such as waiting for payment, and how to leave it. */
const screens: (() => void)[] = [];

/** Has the BackButton call `leave` first; the answered function ends that. */
export function onBack(leave: () => void): () => void {
  screens.push(leave);
  return () => {
    const at = screens.lastIndexOf(leave);
    if (at >= 0) screens.splice(at, 1);
  };
}

/** Leaves the innermost such screen; false when there is none. */
export function leaveScreen(): boolean {
  const leave = screens.at(-1);
  leave?.();
  return leave !== undefined;
}
