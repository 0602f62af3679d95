import Busboy from '@fastify/busboy';
import type { Context } from 'hono';
import { badRequest } from './api-error';

export type UploadedFile = { name: string; mime: string; bytes: Buffer };

/** What a method is called with. */
export type Params = { fields: Record<string, unknown>; files: Map<string, UploadedFile> };

/** Reads the query and the body: JSON, a form or multipart, as the Bot API does. */
export async function readParams(c: Context): Promise<Params> {
  const params: Params = { fields: { ...c.req.query() }, files: new Map() };
  const raw = Buffer.from(await c.req.arrayBuffer());
  if (raw.length === 0) return params;
  const contentType = c.req.header('content-type') ?? '';
  switch (contentType.split(';')[0]?.trim().toLowerCase()) {
    case 'application/json':
      Object.assign(params.fields, jsonObject(raw.toString('utf8')));
      return params;
    case 'application/x-www-form-urlencoded':
      Object.assign(params.fields, Object.fromEntries(new URLSearchParams(raw.toString('utf8'))));
      return params;
    case 'multipart/form-data':
      await readMultipart(raw, contentType, params);
      return params;
    default:
      throw badRequest(`unsupported content type "${contentType}"`);
  }
}

function jsonObject(source: string): object {
  try {
    const value: unknown = JSON.parse(source);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw badRequest("can't parse JSON object");
}

/** Bot libraries write file names without quotes, which `FormData` does not read. */
async function readMultipart(raw: Buffer, contentType: string, params: Params): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const limits = { fieldSize: raw.length };
  const isPartAFile = (_field: unknown, _type: unknown, fileName?: string) =>
    fileName !== undefined;
  const parser = new Busboy({ headers: { 'content-type': contentType }, limits, isPartAFile });
  parser.on('field', (name, value) => {
    params.fields[name] = value;
  });
  parser.on('file', (field, stream, name, _encoding, mime) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => params.files.set(field, { name, mime, bytes: Buffer.concat(chunks) }));
  });
  parser.on('error', reject);
  parser.on('finish', () => resolve());
  parser.end(raw);
  await promise.catch(() => {
    throw badRequest("can't parse multipart/form-data");
  });
}
