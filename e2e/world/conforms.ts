import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const openapi = JSON.parse(readFileSync('public/openapi.json', 'utf8'));
export const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(openapi, 'openapi');

/** Holds an answer against the OpenAPI file: its status, its type and its body. */
export async function conforms(response: Response, method: string, path: string): Promise<unknown> {
  const operation = openapi.paths[path][method];
  const named = operation.responses[String(response.status)];
  expect(named, `${method} ${path} may answer ${response.status}`).toBeDefined();
  const described = named.$ref ? openapi.components.responses.Problem : named;
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const { schema } = described.content[type] ?? {};
  expect(schema, `${path} may answer ${type}`).toBeDefined();
  const body = type.endsWith('json') ? await response.json() : await response.text();
  const validate = ajv.compile(schema.$ref ? { $ref: `openapi${schema.$ref}` } : schema);
  expect(validate(body) ? null : validate.errors).toBeNull();
  return body;
}
