import { usePathname, useSearchParams } from 'next/navigation';

/**
 * The address of the page, for `useActionState`: without one, React writes the form of a server
 * action with an empty `action`, which HTML forbids. Forms of one action on one page need a `part`
 * each, or all would be given what came of any.
 */
export function useHere(part?: string): string {
  const path = usePathname();
  const query = useSearchParams().toString();
  return `${path}${query && `?${query}`}${part ? `#${part}` : ''}`;
}
