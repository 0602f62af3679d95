import { useSyncExternalStore } from 'react';

/**
 * Whether scripts run on this page. Until they do, a form posts itself, and only the server's own
 * action can be its address.
 */
export function useScripted(): boolean {
  return useSyncExternalStore(
    unchanging,
    () => true,
    () => false,
  );
}

const unchanging = () => () => undefined;
