import type { Logger } from 'pino';
import type { Clock } from '@/lib/clock';
import type { Store } from '@/lib/store/store';
import { type Identity, identify, identifyBy } from '@/lib/telegram/identify';
import type { TelegramUser } from '@/lib/telegram/init-data';
import { recordLaunchAccess } from '@/lib/telegram/telegram-user';

export type AppIdentity = {
  /** Who sends `Authorization: tma …`. */
  identify(authorization: string | null): Promise<Identity>;
  /** The same by the raw init data itself. */
  identifyBy(initData: string): Promise<Identity>;
};

type Ports = { store: Store; clock: Clock; log: Logger };

/** Knows users of Telegram, and takes from what they prove that the bot may write to them. */
export function appIdentity(botToken: string | null, ports: Ports): AppIdentity {
  const { store, clock, log } = ports;
  const allow = async ({ id, allowsWriteToPm }: TelegramUser) => {
    if (allowsWriteToPm) await recordLaunchAccess(store, id, clock());
  };
  const know = async (identity: Identity) => {
    if (identity.kind === 'refused' && identity.problem === 'from_the_future') {
      log.error('the clock of the server is behind that of Telegram: nobody can sign in by it');
    }
    if (identity.kind === 'user') {
      // Who somebody is does not depend on whether this could be kept.
      await allow(identity.user).catch((err) =>
        log.error({ err }, 'it is not kept that the bot may write'),
      );
    }
    return identity;
  };
  return {
    identify: (authorization) => know(identify(authorization, botToken, clock())),
    identifyBy: (initData) => know(identifyBy(initData, botToken, clock())),
  };
}
