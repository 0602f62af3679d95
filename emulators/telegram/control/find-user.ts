import { z } from 'zod';
import type { Emulator } from '../emulator';
import type { User } from '../user';
import { ControlError } from './control-error';

export const userId = z
  .int()
  .min(1)
  .max(2 ** 52);

export function findUser(emulator: Emulator, id: number): User {
  const user = emulator.users.get(id);
  if (!user) throw new ControlError(404, `no user ${id}`);
  return user;
}
