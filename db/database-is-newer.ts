import { OwnError } from '@/lib/own-error';

/** The database has migrations that this code does not know: a newer version has run on it. */
export class DatabaseIsNewer extends OwnError {
  override readonly name = 'DatabaseIsNewer';

  constructor(applied: number, known: number) {
    super(`${applied} migrations are applied, ${known} are known`);
  }
}
