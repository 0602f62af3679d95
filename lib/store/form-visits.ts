/** How often the form was opened on a day (Moscow, YYYY-MM-DD) by people from one source. */
export type VisitCount = { day: string; source: string; visits: number };

export type FormVisits = {
  /** Adds to what is counted already; sources a day has too many of are counted together. */
  addVisits(counts: readonly VisitCount[]): Promise<void>;
};
