/**
 * What several instances of the shop, processes on one database, need of it. Where one process owns
 * the database there are no others.
 */
export type Instances = {
  /**
   * Runs `work` unless the same job is running already, in this instance or in another: then
   * nothing happens and the answer is null. A job is let go when its instance dies. `lost` is
   * aborted when another instance may have begun it, because this one has lost the database;
   * `work` should then end. Rejects as `work` does, or with `StoreBusy`.
   */
  alone<T>(job: string, work: (lost: AbortSignal) => Promise<T>): Promise<T | null>;
};
