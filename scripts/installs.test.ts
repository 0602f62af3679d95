import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Locked = { version?: string; integrity?: string; resolved?: string; link?: boolean };

const LOCKS = readdirSync('.', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('package-lock.json') && !file.includes('node_modules'),
);

it('every package comes with the digest that the lockfile knows, from no other place', () => {
  expect(LOCKS.length).toBeGreaterThanOrEqual(3);
  for (const lock of LOCKS) {
    const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as {
      packages: Record<string, Locked>;
    };
    const unsure = Object.entries(packages).filter(
      ([name, { integrity, resolved = 'https://', link }]) =>
        name !== '' &&
        (link || !integrity?.startsWith('sha512-') || !resolved.startsWith('https://')),
    );
    expect(unsure.map(([name]) => `${lock}: ${name}`)).toEqual([]);
  }
});

it('every version is exact, so that an update is somebody’s decision', () => {
  for (const lock of LOCKS) {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(lock.replace('package-lock.json', 'package.json'), 'utf8'),
    );
    const versions = Object.entries<string>({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    });
    expect(versions.length, lock).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
  }
});

it('what installs packages does so by the lockfile alone, and runs none of their scripts', () => {
  const programs = readdirSync('scripts', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.m?[jt]s$/.test(file) && !/node_modules|\.test\.ts$/.test(file),
  );
  const installing = programs.filter((file) => {
    const text = readFileSync(`scripts/${file}`, 'utf8');
    return /['"\s](?:npm|yarn|pnpm)['"\s][^\n]*['"\s](?:install|i|add|update)['"\s]/.test(text);
  });
  expect(installing).toEqual([]);
  const install = readFileSync('scripts/install-once.mjs', 'utf8');
  expect(install).toContain("'ci'");
  expect(install).toContain("'--ignore-scripts'");
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(JSON.stringify(scripts)).not.toMatch(/npm (?:install|i|add|update)\b/);
});
