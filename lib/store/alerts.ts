/** What an alert is decided from besides the copies. */
export type DeliveryTrouble = {
  /** Messages that were tried so often in vain and have not been followed by a delivered one. */
  failing: number;
  /** The most buyers in a row whom one way did not reach, since it last reached anybody. */
  unreached: number;
};

export type Alerts = {
  /**
   * How the ways to buyers do. Tried often is at least `leastAttempts`: of what is still queued,
   * and of what was given up since a buyer was last reached by the same way. What the seller
   * resolved in the admin does not count.
   */
  deliveryTrouble(leastAttempts: number): Promise<DeliveryTrouble>;
};
