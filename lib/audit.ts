/**
 * Who acts in the admin: anyone who knows the password, or a Telegram user let in by the bot;
 * `server` is anyone who runs the project's programs on the machine itself.
 */
export type Actor = 'password' | `telegram:${number}` | 'server';

/** Who is behind an action: mostly the seller, and sometimes the buyer, on their page or in the bot. */
export type Author = Actor | 'buyer';

/** What can be done in the admin, as the audit log names it. */
export type Action =
  | 'signed_in'
  | 'signed_out'
  | 'signed_out_everywhere'
  | 'link_made'
  | 'messages_resent'
  | 'marked_paid'
  | 'marked_refunded'
  | 'mark_corrected'
  | 'birth_date_fixed'
  | 'erased'
  | 'erasure_asked'
  | 'notice_processed'
  | 'notice_opened'
  | 'money_attached'
  | 'money_delivered'
  | 'money_returned'
  | 'money_dismissed'
  | 'reconciled'
  | 'row_dismissed'
  | 'exported'
  | 'settings_changed'
  | 'texts_changed'
  | 'api_key_made'
  | 'api_key_revoked'
  | 'promo_code_made'
  | 'promo_code_ended'
  | 'first_payment_started'
  | 'restored'
  | 'held_sent'
  | 'held_dropped'
  | 'undelivered_sent'
  | 'undelivered_dropped';

/** One action as it is written down: never with personal data, nor with the text of a secret. */
export type AuditEntry = {
  at: Date;
  actor: Author;
  action: Action;
  orderId?: string;
  paymentEventId?: string;
  /** What the seller gave as the reason. */
  reason?: string;
  details?: Record<string, string | number | boolean | null>;
};
