import type { Topics } from '@/lib/store/unit-of-work';
import type { Connection } from './connection';

/** How an engine runs queries; the same promises as those of `UnitOfWork`. */
export type Engine = {
  read<T>(look: (on: Connection) => Promise<T>): Promise<T>;
  write<T>(about: Topics, work: (on: Connection) => Promise<T>): Promise<T>;
  erase<T>(about: Topics, work: (on: Connection) => Promise<T>): Promise<T>;
};

/** The part of an engine that only reads. */
export type Reader = Pick<Engine, 'read'>;
