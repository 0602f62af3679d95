import { CHAKRAS } from '@/lib/chakras/chakras';
import { CHAKRA_WORDS } from './chakra-words';
import { Lotus } from './lotus';

/** The seven chakras from crown to root, strung on one thin line like a spine. */
export function ChakraList() {
  return (
    <ol className="spine mt-6">
      {CHAKRAS.map((chakra) => (
        <li key={chakra} className="flex items-center gap-5 py-2">
          <Lotus chakra={chakra} className="size-14" />
          <p className="leading-snug">
            <span className="font-title text-[1.35rem]">{CHAKRA_WORDS[chakra].name}</span>
            <span className="note block">{CHAKRA_WORDS[chakra].theme}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
