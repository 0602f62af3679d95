import http from 'node:http';
import https from 'node:https';
import type { ApiClientOptions } from 'grammy';

const agents = { http: new http.Agent(), https: new https.Agent() };

/**
 * How the Bot API is called. Every call has a connection of its own: one that is kept open may be
 * closed by the other side just when it is used again, and then nobody can tell whether the message
 * went.
 */
export function clientOptions(apiRoot: string, timeoutSeconds: number): ApiClientOptions {
  const agent = ({ protocol }: URL) => (protocol === 'http:' ? agents.http : agents.https);
  const baseFetchConfig = { compress: true, agent } as NonNullable<
    ApiClientOptions['baseFetchConfig']
  >;
  return { apiRoot, timeoutSeconds: timeoutSeconds, baseFetchConfig };
}
