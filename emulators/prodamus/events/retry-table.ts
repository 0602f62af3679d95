/** Minutes before each retry (documentation, "Webhook": 23 rows, 68 h 18 min in all). */
export const RETRY_TABLE: readonly number[] = [
  1, 1, 1, 5, 5, 5, 10, 10, 10, 30, 30, 30, 60, 60, 60, 180, 180, 180, 360, 360, 360, 720, 1440,
];
