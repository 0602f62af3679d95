import type { Origin } from '@/lib/orders/order';

/** Carries where the buyer came from along with the form, also without scripts. */
export function OriginFields({ origin }: { origin: Origin | null }) {
  if (!origin) return null;
  const { source, utm } = origin;
  const fields = Object.keys(utm).length > 0 ? utm : { startapp: source };
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
