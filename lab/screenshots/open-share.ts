import type { Shop } from '@/e2e/world/shop';

/** Shares a reading as its owner does, with the table when that is ticked; returns the link. */
export async function openShare(shop: Shop, reading: string, withTable = false): Promise<string> {
  const url = `${shop.url}${reading}`;
  const ticked: Record<string, string> = withTable ? { table: 'on' } : {};
  const body = new URLSearchParams({ do: 'open', ...ticked });
  await fetch(`${url}/share`, { method: 'POST', body });
  const [, token] = /\/share\/([\w-]+)/.exec(await (await fetch(url)).text()) ?? [];
  if (!token) throw new Error(`${reading} is not shared`);
  return `${shop.url}/share/${token}`;
}
