/** An order that counts a payment as its own. */
export type OtherClaim = {
  orderId: string;
  /**
   * Whether a verified notice of the payment names that order; otherwise the claim rests on the
   * seller's hand alone (a mark, a row of a payment list, money attached).
   */
  isNamed: boolean;
};
