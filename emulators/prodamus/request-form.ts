import type { Context } from 'hono';
import { parseBody } from '@/lib/prodamus/body';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';

const FORM_TYPES = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/**
 * The fields PHP would have in `$_REQUEST`: those of the query, replaced by those of a form body.
 * A body of another type is not read, as PHP does not. Null when the body cannot be read.
 */
export async function requestForm(c: Context): Promise<PhpArray | null> {
  try {
    const query = phpArrayFromPairs(urlencodedPairs(new URL(c.req.url).search.slice(1)));
    const raw = Buffer.from(await c.req.arrayBuffer());
    const contentType = c.req.header('content-type') ?? '';
    if (raw.length === 0 || !FORM_TYPES.test(contentType)) return query;
    const body = await parseBody(raw, contentType);
    return body.ok ? new Map([...query, ...body.fields]) : null;
  } catch {
    return null;
  }
}
