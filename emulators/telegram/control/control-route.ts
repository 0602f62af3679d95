import type { Reply } from '@/emulators/http';
import type { Emulator } from '../emulator';

export type ControlCall = { body: unknown; query: URLSearchParams };
export type ControlRoute = (emulator: Emulator, call: ControlCall) => Promise<Reply> | Reply;
export type ControlRoutes = Readonly<Record<string, ControlRoute>>;
