import { AdminField } from './admin-field';

/** The days that a list is asked for, both included; an empty one sets no bound. */
export function PeriodFields({ from, to }: { from: string | null; to: string | null }) {
  return (
    <>
      <AdminField name="from" label="С дня" type="date" defaultValue={from ?? ''} />
      <AdminField name="to" label="По день" type="date" defaultValue={to ?? ''} />
    </>
  );
}
