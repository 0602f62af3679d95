/** An order that counts a payment as its own. */
export type OtherClaim = {
  orderId: string;
  /**
   * Whether a verified payment event of the payment names that order, or the seller attached the
   * money to it knowing whom the payment event at hand names; otherwise the claim rests on their
   * word alone (a mark, a row of a payment list, money attached by a payment event that named
   * somebody else).
   */
  isDecided: boolean;
};
