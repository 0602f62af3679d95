import { version } from '../package.json';

/** The version of the program, as in CHANGELOG.md. */
export const VERSION = version;
