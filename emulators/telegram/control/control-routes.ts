import { json } from '@/emulators/http';
import { endDelays, resetEmulator } from '../emulator';
import { changeFaults, isReset } from '../faults';
import { CALL_ROUTES } from './call-routes';
import { CHAT_ROUTES } from './chat-routes';
import type { ControlRoutes } from './control-route';
import { LAUNCH_ROUTES } from './launch-routes';
import { UPDATE_ROUTES } from './update-routes';
import { USER_ROUTES } from './user-routes';

/** Every control by its method and its path under `/control`. */
export const CONTROL_ROUTES: ControlRoutes = {
  ...USER_ROUTES,
  ...CHAT_ROUTES,
  ...LAUNCH_ROUTES,
  ...UPDATE_ROUTES,
  ...CALL_ROUTES,
  'GET /faults': (emulator) => json(200, emulator.faults),
  'POST /faults': (emulator, { body }) => {
    emulator.faults = changeFaults(emulator.faults, body);
    if (isReset(body)) endDelays(emulator);
    return json(200, emulator.faults);
  },
  'POST /reset': (emulator) => {
    resetEmulator(emulator);
    return json(200, {});
  },
};
