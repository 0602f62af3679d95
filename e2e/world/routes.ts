import { readdirSync } from 'node:fs';

export type Route = { kind: 'page' | 'handler'; pattern: string };

/** Every address of the site as the folders of `app/` name it: `/order/[token]`. */
export function routesOfApp(): Route[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => /^(?:(.*)\/)?(page\.tsx|route\.ts)$/.exec(file))
    .filter((match) => match !== null)
    .map(([, folder, name]) => ({
      kind: name === 'page.tsx' ? ('page' as const) : ('handler' as const),
      pattern: `/${folder ?? ''}`,
    }));
}

/** The value of the one part in square brackets, by the beginning of the address: first that fits. */
export type Parts = readonly (readonly [beginning: string, value: string])[];

export function addressOf({ pattern }: Route, parts: Parts): string {
  const [, value = ''] = parts.find(([beginning]) => pattern.startsWith(beginning)) ?? [];
  return pattern.replace(/\[\w+\]/, value);
}
