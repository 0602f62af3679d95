import { ensureBuilt } from '../server/build/ensure-built';

ensureBuilt();
