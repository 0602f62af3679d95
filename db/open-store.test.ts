import { expect, it } from 'vitest';
import { databaseName } from './open-store';

it('a database is called by where it is, and its password is told nobody', () => {
  const url = 'postgres://shop:secret@db.example:5433/shop';
  expect(databaseName({ kind: 'postgres', url })).toBe('PostgreSQL db.example:5433/shop');
  expect(databaseName({ kind: 'file', file: './data/app.sqlite' })).toBe('./data/app.sqlite');
});
