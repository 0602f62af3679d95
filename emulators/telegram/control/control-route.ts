import type { Reply } from '@/emulators/http';
import type { Stand } from '../stand';

export type ControlCall = { body: unknown; query: URLSearchParams };
export type ControlRoute = (stand: Stand, call: ControlCall) => Promise<Reply> | Reply;
export type ControlRoutes = Readonly<Record<string, ControlRoute>>;
