import { explanationsOf } from '@/lib/chakras/texts/explanations';
import { HEADINGS } from '@/lib/chakras/texts/phrases';

/** Why a calculator elsewhere may show other numbers for the same date. */
export function OtherSites({ version }: { version: number }) {
  const { lead, causes, percents } = explanationsOf(version).otherSites;
  return (
    <section className="mt-16" aria-labelledby="other-sites">
      <h2 id="other-sites">{HEADINGS.otherSites}</h2>
      <p className="mt-4">{lead}</p>
      <ol className="mt-3 list-decimal space-y-2 pl-[min(1.5rem,8vw)]">
        {causes.map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b> {text}
          </li>
        ))}
      </ol>
      <p className="mt-4">{percents}</p>
    </section>
  );
}
