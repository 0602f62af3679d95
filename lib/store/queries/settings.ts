/** The queries about what the seller has set; values are JSON that nobody has checked yet. */
export type SettingQueries = {
  all(): Promise<{ name: string; value: unknown }[]>;
  put(name: string, value: unknown, at: Date): Promise<void>;
  delete(names: readonly string[]): Promise<void>;
};
