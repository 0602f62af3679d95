import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { requestContext } from './request-context';

/** A form that a page has sent to a server action by itself, without a script. */
export type SentForm = {
  fields: FormData;
  /** Whether this build has no such action: the page was one of an older build. */
  isOutdated: boolean;
};

/** What Next has built, by the id that a page calls it by. */
const MANIFEST = '.next/server/server-reference-manifest.json';

/** How a form names its action: by the name of a field, or by what one holds. */
const NAMED_ACTION = /name="\$ACTION_ID_([0-9a-f]+)"|\{"id":"([0-9a-f]+)"/g;

let known: ReadonlySet<string> | undefined;

/** Reads such a form; null is anything else, and what cannot be read. */
export async function readSentForm(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<SentForm | null> {
  if (headers['next-action'] !== undefined) return null;
  const named = [...body.toString('latin1').matchAll(NAMED_ACTION)];
  const ids = named.map(([, inName, inValue]) => inName ?? inValue ?? '');
  if (ids.length === 0) return null;
  const type = { 'Content-Type': headers['content-type'] ?? '' };
  const sent = new Response(new Uint8Array(body), { headers: type });
  const fields = await sent.formData().catch(() => null);
  return fields && { fields, isOutdated: !ids.some((id) => knownActions().has(id)) };
}

/**
 * The form in whose answer the page at hand is shown; null when the page was simply asked for. What
 * came of the form is shown in the page by React, unless it was sent from a page of an older build:
 * then nothing was done with it, or React does not find where it belongs.
 */
export function sentForm(): FormData | null {
  return requestContext.getStore()?.sentForm?.fields ?? null;
}

/** The same, only when nothing was done with it: its action is one of an older build. */
export function outdatedForm(): FormData | null {
  const sent = requestContext.getStore()?.sentForm;
  return sent?.isOutdated ? sent.fields : null;
}

function knownActions(): ReadonlySet<string> {
  known ??= new Set(Object.keys(JSON.parse(readFileSync(MANIFEST, 'utf8')).node));
  return known;
}
