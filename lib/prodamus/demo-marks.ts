import { parseBody } from './body';
import { type PhpArray, textAt } from './php-array';
import { type Signer, verify } from './signature';

/** What tells that a payment event is of test money: the key that signed it, or a field. */
export type DemoMark = 'demo_key' | 'demo_mode' | 'is_test';

/** The marks of a payment event; of a live payment there are none. */
export function demoMarks(fields: PhpArray, signer: Signer | null): DemoMark[] {
  const marked = (['demo_mode', 'is_test'] as const).filter((mark) => isMarked(fields, mark));
  return signer === 'demo' ? ['demo_key', ...marked] : marked;
}

/** The marks of a kept delivery; none of one whose body is erased or signed by a former key. */
export async function readDemoMarks(
  delivery: { raw: Buffer; contentType: string; sign: string },
  keys: readonly { name: Signer; key: string }[],
): Promise<DemoMark[]> {
  const body = await parseBody(delivery.raw, delivery.contentType);
  return body.ok ? demoMarks(body.fields, verify(body.fields, delivery.sign, keys)) : [];
}

/**
 * Prodamus echoes what the link was made with, and anybody can make a link: `demo_mode[]=1` may be
 * a test for their PHP. So only an absent, empty or zero mark is none.
 */
function isMarked(fields: PhpArray, mark: DemoMark): boolean {
  return fields.has(mark) && !['', '0'].includes(textAt(fields, mark) ?? 'an array');
}
