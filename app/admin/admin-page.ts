import type { ReactNode } from 'react';
import { signedIn } from './signed-in';

/** Makes a page of the admin: anyone who is not signed in is sent to do so before it begins. */
export function adminPage<Props>(page: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    await signedIn();
    return page(props);
  };
}
