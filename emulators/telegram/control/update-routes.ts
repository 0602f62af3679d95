import { z } from 'zod';
import { json } from '@/emulators/http';
import type { Emulator } from '../emulator';
import { addUpdate, queueUpdate } from '../updates/add-update';
import { ControlError } from './control-error';
import type { ControlRoutes } from './control-route';

const repeatSchema = z.strictObject({ updateId: z.int().optional() });
const rawSchema = z.strictObject({ update: z.record(z.string(), z.unknown()) });

export const UPDATE_ROUTES: ControlRoutes = {
  'GET /updates': ({ pending, updates }) => json(200, { pending, updates }),
  'POST /updates': (emulator, { body }) => {
    const update = addUpdate(emulator, rawSchema.parse(body).update);
    return json(200, { updateId: update?.update_id ?? null });
  },
  'POST /repeat': (emulator, { body }) => {
    const { updateId } = repeatSchema.parse(body);
    const update = findUpdate(emulator, updateId);
    if (!update) throw new ControlError(404, 'no such update');
    if (!emulator.pending.includes(update)) queueUpdate(emulator, update);
    return json(200, { updateId: update.update_id });
  },
  'GET /deliveries': ({ deliveries }) => json(200, deliveries),
};

function findUpdate({ updates }: Emulator, id: number | undefined) {
  return id === undefined ? updates.at(-1) : updates.find(({ update_id }) => update_id === id);
}
