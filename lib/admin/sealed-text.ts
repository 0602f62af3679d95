import { sealData, unsealData } from 'iron-session';
import { SESSION_LIFE_MS } from './sign-in/session-life';

/** The secrets that texts are sealed with, by number; the one with the highest number seals. */
export type SealingKeys = Record<string, string>;

/** Seals a text that a browser carries: encrypted and signed, as a rule for a week. */
export function sealText(
  text: string,
  password: SealingKeys,
  lifeMs = SESSION_LIFE_MS,
): Promise<string> {
  return sealData({ text }, { password, ttl: lifeMs / 1000 });
}

/** The text of a seal; empty when it is not ours, too old, or was changed. */
export async function unsealText(
  seal: string,
  password: SealingKeys,
  lifeMs = SESSION_LIFE_MS,
): Promise<string> {
  const { text } = await unsealData<{ text?: unknown }>(seal, { password, ttl: lifeMs / 1000 });
  return typeof text === 'string' ? text : '';
}
