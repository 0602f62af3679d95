import path from 'node:path';

/** Where the build puts the programs of the project, by the paths of their sources. */
export const PROGRAMS = '.next/programs';

/** Returns where the built file of a program lies, relative to the project. */
export function builtProgram(source: string): string {
  return path.join(PROGRAMS, source.replace(/\.ts$/, '.mjs'));
}

/**
 * Returns how Node runs a program of the project: the built file, which starts several times
 * faster, when this process runs from the build itself; else its source, which is always new.
 */
export function programOf(source: string): { flags: string[]; file: string } {
  const isBuilt = process.argv[1]?.startsWith(path.resolve('.next') + path.sep);
  if (isBuilt) return { flags: [], file: path.resolve(builtProgram(source)) };
  return { flags: ['--import', 'tsx'], file: path.resolve(source) };
}
