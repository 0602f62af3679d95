import { ensureBuilt } from './ensure-built';

ensureBuilt();
