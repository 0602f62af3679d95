import { CHAKRAS, type Chakra } from '@/lib/chakras/chakras';

type Props = { chakras: readonly Chakra[]; nameOf: (chakra: Chakra) => string };

/** Chakras in the order of the table, each leading to its chapter. */
export function ChakraLinks({ chakras, nameOf }: Props) {
  const inOrder = CHAKRAS.filter((chakra) => chakras.includes(chakra));
  return inOrder.map((chakra, at) => (
    <span key={chakra}>
      {at > 0 && ', '}
      <a href={`#${chakra}`}>{nameOf(chakra)}</a>
    </span>
  ));
}
