import type { Audience } from '@/lib/chakras/audience';

/** The map of a child can be read as a grown-up's, and back: plain links, without scripts too. */
export function AudienceSwitch({ audience }: { audience: Audience }) {
  return (
    <a href={audience === 'child' ? '?for=adult' : '?'} className="print:hidden">
      {audience === 'child' ? 'Показать для взрослого' : 'Показать для ребёнка'}
    </a>
  );
}
