import type { UnitOfWork } from '@/lib/store/unit-of-work';
import type { Engine } from './engine';
import { queriesOf } from './queries/queries';

/** Units of work on the queries of an engine. */
export function unitOfWork({ read, write, erase }: Engine): UnitOfWork {
  return {
    read: (look) => read((on) => look(queriesOf(on))),
    write: (about, work) => write(about, (on) => work(queriesOf(on))),
    erase: (about, work) => erase(about, (on) => work(queriesOf(on))),
  };
}
