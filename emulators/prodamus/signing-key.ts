import type { SIGNERS } from './faults';

export type SignWith = {
  signWith?: (typeof SIGNERS)[number] | undefined;
  serviceKey?: string | undefined;
};

/** The key a payment event is signed with: the page's, unless another is asked for; null = none. */
export function signingKey(pageKey: string, { signWith, serviceKey }: SignWith): string | null {
  switch (signWith) {
    case 'wrong':
      return 'not-the-key-of-this-page';
    case 'demo':
      return `${pageKey}demo`;
    case 'none':
      return null;
    case 'service':
      return serviceKey ?? pageKey;
    default:
      return pageKey;
  }
}
