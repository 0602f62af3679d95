/**
 * Runs `write` soon after it is asked to, one at a time: what is asked during a write is covered
 * by one more after it.
 */
export function saver(write: () => Promise<void>): { save(): void; idle(): Promise<void> } {
  let asked = false;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    asked = false;
    await write().catch((error: Error) => console.error(`state is not saved: ${error.message}`));
  };
  return {
    save() {
      if (asked) return;
      asked = true;
      running = running.then(run);
    },
    idle: () => running,
  };
}
