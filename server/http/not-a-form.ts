import { OwnError } from '@/lib/own-error';

const NAME = 'NotAForm';

/** A server action was called with something that no page sends. */
export class NotAForm extends OwnError {
  override readonly name = NAME;
}

/** No `instanceof`: the bundles of the pages and the server have a copy of the class each. */
export function isNotAForm(error: Error): boolean {
  return error.name === NAME;
}
