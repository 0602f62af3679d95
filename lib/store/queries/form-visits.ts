/** How often the form was opened on a day (Moscow, YYYY-MM-DD) by people from one source. */
export type VisitCount = { day: string; source: string; visits: number };

/** The queries about visits of the form. */
export type FormVisitQueries = {
  /** The sources that have visits on a day. */
  sourcesOf(day: string): Promise<string[]>;
  /** Adds to what is counted already. */
  add(count: VisitCount): Promise<void>;
  deleteBefore(day: string): Promise<void>;
};
