type Listener = () => void;

/**
 * Tells open pages of this process that an order has changed, here or in another instance. It
 * carries no data: a listener looks the order up, so what it shows is always what is saved.
 */
export class OrderEvents {
  private readonly listeners = new Map<string, Set<Listener>>();

  /** Calls `listener` on every change of the order until the answered function is called. */
  subscribe(orderId: string, listener: Listener): () => void {
    const ofOrder = this.listeners.get(orderId) ?? new Set();
    this.listeners.set(orderId, ofOrder.add(listener));
    return () => {
      ofOrder.delete(listener);
      if (ofOrder.size === 0) this.listeners.delete(orderId);
    };
  }

  changed(orderId: string): void {
    for (const listener of this.listeners.get(orderId) ?? []) listener();
  }

  /** Calls every listener: it is not known which orders have changed. */
  anyChanged(): void {
    for (const orderId of [...this.listeners.keys()]) this.changed(orderId);
  }
}
