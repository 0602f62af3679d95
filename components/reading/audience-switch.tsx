import type { Audience } from '@/lib/chakras/audience';

/** The map of a child can be read as a grown-up's, and back: plain links, without scripts too. */
export function AudienceSwitch({ audience }: { audience: Audience }) {
  return (
    <p className="note mt-4 print:hidden">
      {audience === 'child' ? (
        <>
          Разбор показан для ребёнка младше 14&nbsp;лет.{' '}
          <a href="?for=adult">Показать для взрослого</a>
        </>
      ) : (
        <a href="?">Показать для ребёнка</a>
      )}
    </p>
  );
}
