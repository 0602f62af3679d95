import { OwnError } from '@/lib/own-error';

/** A program that copies are made with is not here; `message` says to the operator what to install. */
export class LacksPrograms extends OwnError {
  override readonly name = 'LacksPrograms';
}
