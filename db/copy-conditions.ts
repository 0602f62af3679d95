import type { CopyConditions } from '@/lib/store/backups';
import { LacksPrograms } from './backup/lacks-programs';
import type { DatabaseAddress } from './open-store';

/** Looks at what copies of a database need; rejects with what a server that is away says. */
export async function copyConditions(address: DatabaseAddress): Promise<CopyConditions> {
  if (address.kind === 'file') return { obstacle: null, canOpen: true };
  const { connected } = await import('./postgres/copies/connected');
  const { programsFor } = await import('./postgres/copies/client-programs');
  const { canMakeScratch } = await import('./postgres/copies/scratch-database');
  return connected(address.url, async (client) => {
    const canOpen = await canMakeScratch(client);
    try {
      await programsFor(client);
      return { obstacle: null, canOpen };
    } catch (error) {
      if (error instanceof LacksPrograms) return { obstacle: error.message, canOpen };
      throw error;
    }
  });
}
