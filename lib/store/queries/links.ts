import type { LinkFailure, PaymentLink } from '@/lib/payments/links/gateway';

/** The queries about the links to pay by. */
export type LinkQueries = {
  newestOf(orderId: string): Promise<PaymentLink | null>;
  insert(orderId: string, link: PaymentLink, rawAnswer: string): Promise<void>;
  insertFailure(
    orderId: string,
    failure: LinkFailure,
    rawAnswer: string,
    madeAt: Date,
  ): Promise<void>;
};
