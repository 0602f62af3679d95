import type { EmailAddress } from '@/lib/contacts/email-address';
import type { Kopecks } from '@/lib/money';

export type { Receipt } from '@/lib/orders/shop/receipt';

/** An individual link to pay one order by; number and sum are fixed in it. */
export type PaymentLink = { url: string; madeAt: Date; expiresAt: Date };

export type LinkFailure = 'unreachable' | 'refused' | 'no_link';

/** What the provider answered, with its own words kept for the seller and support. */
export type LinkOutcome =
  | { ok: true; url: string; rawAnswer: string }
  | { ok: false; failure: LinkFailure; rawAnswer: string };

/** What a link is made for. `orderUrl` is where the buyer comes back to, paid or not. */
export type LinkRequest = {
  orderNumber: string;
  amount: Kopecks;
  email: EmailAddress | null;
  phone: string | null;
  orderUrl: string;
  expiresAt: Date;
  /** A link to try the set-up by: no money moves. */
  isDemo: boolean;
  /** The order itself, readable by this shop only, to come back with the payment event; null = none. */
  sealedOrder: string | null;
};

/** The port to a payment provider. CONTRIBUTING.md says what else a new one needs. */
export type PaymentGateway = {
  /** Makes an individual link before the deadline; never throws for what a provider may do. */
  createLink(request: LinkRequest, deadline: AbortSignal): Promise<LinkOutcome>;
};

/** Why there was no individual link, for the seller. */
export const LINK_FAILURE_MESSAGES: Record<LinkFailure, string> = {
  unreachable: 'Prodamus не отвечает: проверьте PRODAMUS_URL и сеть',
  refused: 'Prodamus ответил отказом',
  no_link: 'в ответе Prodamus нет индивидуальной ссылки',
};
