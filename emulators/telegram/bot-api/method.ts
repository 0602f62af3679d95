import type { z } from 'zod';
import type { Emulator } from '../emulator';
import { badRequest } from './api-error';
import type { Params, UploadedFile } from './read-params';

export type CallContext = {
  emulator: Emulator;
  files: Map<string, UploadedFile>;
  /** Aborted when the caller goes away. */
  left: AbortSignal;
};

/** A method of the Bot API: reads its fields strictly, then works. */
export type Method = (emulator: Emulator, params: Params, left: AbortSignal) => unknown;

/** What the real one says where a field without which nothing works is missing. */
const MISSING: Readonly<Record<string, string>> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  message_id: 'message identifier is not specified',
  document: 'there is no document in the request',
};

/** Makes a method of the shape of its fields and its work; other fields are refused. */
export function method<Schema extends z.ZodObject>(
  schema: Schema,
  work: (fields: z.infer<Schema>, context: CallContext) => unknown,
): Method {
  return (emulator, { fields, files }, left) => {
    const read = schema.safeParse(fields);
    if (!read.success) throw badRequest(problemOf(read.error.issues[0], fields));
    return work(read.data, { emulator, files, left });
  };
}

function problemOf(issue: z.core.$ZodIssue | undefined, fields: Record<string, unknown>): string {
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    return `unknown field "${[path, issue.keys[0]].filter(Boolean).join('.')}"`;
  }
  if (fields[path] === undefined && MISSING[path]) return MISSING[path];
  return `field "${path}" is invalid: ${issue?.message}`;
}
