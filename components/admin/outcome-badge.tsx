import { isUnmatched, OUTCOMES, type PaymentEventOutcome } from '@/lib/payments/events/outcomes';

/** What became of a payment event, in a word. */
export function OutcomeBadge({ outcome }: { outcome: PaymentEventOutcome }) {
  const isPaid = outcome === 'paid' || outcome === 'recovered';
  const tone = isPaid ? 'good' : isUnmatched(outcome) ? 'wait' : 'plain';
  return (
    <span className="admin-badge" data-tone={tone}>
      {OUTCOMES[outcome].name}
    </span>
  );
}
