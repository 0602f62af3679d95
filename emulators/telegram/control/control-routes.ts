import { json } from '@/emulators/http';
import { changeFaults, isReset } from '../faults';
import { endDelays, resetStand } from '../stand';
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
  'GET /faults': (stand) => json(200, stand.faults),
  'POST /faults': (stand, { body }) => {
    stand.faults = changeFaults(stand.faults, body);
    if (isReset(body)) endDelays(stand);
    return json(200, stand.faults);
  },
  'POST /reset': (stand) => {
    resetStand(stand);
    return json(200, {});
  },
};
