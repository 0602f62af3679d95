import type { PaymentGateway } from '../payments/links/gateway';
import { requestLink } from './client';
import { type LinkSettings, linkFields } from './link-fields';

/**
 * Prodamus as a payment provider: `pageUrl` is the root of the seller's payment page. The settings
 * are asked for every link: the seller may change them meanwhile.
 */
export function prodamusGateway(pageUrl: URL, settings: () => LinkSettings): PaymentGateway {
  return {
    createLink: (request, deadline) =>
      requestLink(pageUrl, linkFields(request, settings()), deadline),
  };
}
