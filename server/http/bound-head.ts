import type { IncomingHttpHeaders } from 'node:http';

const MAX_QUERY_BYTES = 4_096;
const MAX_PARAMETERS = 64;

/** More than browsers, and the apps that have one inside, tell of themselves. */
const MAX_USER_AGENT = 512;
/** Our deepest page makes a quarter of it. */
const MAX_ROUTER_STATE = 2_048;

/**
 * Whether the query of a target is larger than any of our links makes it. Next asks for each
 * parameter among all of them: of thousands that takes seconds, in which nobody is answered.
 */
export function isQueryTooLarge(target: string): boolean {
  const at = target.indexOf('?');
  if (at < 0) return false;
  const query = target.slice(at + 1);
  return query.length > MAX_QUERY_BYTES || query.split('&').length > MAX_PARAMETERS;
}

/**
 * Bounds the headers that cost Next more than their length: in the name of a browser it looks for
 * robots from every letter on, and the tree of a router is walked at every depth. Without its tree
 * a page is sent whole. The other headers were measured: the largest head costs a few milliseconds.
 */
export function boundHeaders(headers: IncomingHttpHeaders): void {
  const { 'user-agent': agent, 'next-router-state-tree': tree } = headers;
  if (agent && agent.length > MAX_USER_AGENT)
    headers['user-agent'] = agent.slice(0, MAX_USER_AGENT);
  if (tree && tree.length > MAX_ROUTER_STATE) delete headers['next-router-state-tree'];
}
