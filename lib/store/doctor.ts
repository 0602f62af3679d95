/** What the database says of itself. */
export type DoctorFacts = {
  /** Whether a commit reaches the disk, as seen after a write; null when nothing may be written. */
  isDurable: boolean | null;
  /**
   * Since when something erased is still in the log of the database; null when only the shop can
   * say. A server that keeps its files itself says nothing of it.
   */
  erased: { heldSince: Date | null } | 'kept_by_server' | null;
  migrations: { applied: number; known: number };
  /** The last payment events of orders that were no test, and how many of them were of test money. */
  lastPaymentEvents: { all: number; demo: number };
};

export type Doctor = { doctorFacts(): Promise<DoctorFacts> };
