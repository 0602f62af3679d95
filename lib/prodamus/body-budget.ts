/**
 * What a body may be made of: values (of whatever kind, nested ones too), and arrays that hold
 * them.
 */
export type BodyLimits = { bytes: number; values: number; arrays: number };

/** Of any delivery. A real one has some 60 values in 3 KB, and five arrays. */
export const BODY_LIMITS: BodyLimits = { bytes: 64 * 1024, values: 1_000, arrays: 1_000 };

/** Of one from an address that has sent too much of what is not signed: a real one still fits. */
export const SMALL_BODY_LIMITS: BodyLimits = { bytes: 16 * 1024, values: 200, arrays: 200 };

/** Why a body is not read to its end. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
  readonly reason: 'too_many_fields' | 'not_utf8';

  constructor(reason: UnreadableBody['reason']) {
    super(`unreadable body: ${reason}`);
    this.reason = reason;
  }
}

/**
 * What is left to spend on one body. Anyone who reads it takes each value and each array before
 * making it, so that the work is bounded by the limits and not by what a stranger sends. Both throw
 * `UnreadableBody` when there is none left.
 */
export class BodyBudget {
  #values: number;
  #arrays: number;

  constructor({ values, arrays }: Pick<BodyLimits, 'values' | 'arrays'> = BODY_LIMITS) {
    this.#values = values;
    this.#arrays = arrays;
  }

  takeValue(): void {
    this.#values -= 1;
    if (this.#values < 0) throw new UnreadableBody('too_many_fields');
  }

  takeArray(): void {
    this.#arrays -= 1;
    if (this.#arrays < 0) throw new UnreadableBody('too_many_fields');
  }
}
