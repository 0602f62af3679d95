import { type InitDataProblem, parseInitData, type TelegramUser } from './init-data';

/** Who asks: nobody in particular, a user of Telegram as validated, or somebody to be refused. */
export type Identity =
  | { kind: 'anonymous' }
  | { kind: 'user'; user: TelegramUser; startParam: string | null }
  | { kind: 'refused'; problem: IdentityProblem };

export type IdentityProblem = InitDataProblem | 'no_bot';

/** A Mini App that is put away and opened again still carries the data of its first opening. */
const MAX_AGE_MS = 24 * 3_600_000;

/** Reads `Authorization: tma <raw init data>`; other schemes are not ours and say nothing. */
export function identify(
  authorization: string | null,
  botToken: string | null,
  now: Date,
): Identity {
  const tma = /^tma(?:\s+(.*))?$/is.exec(authorization?.trim() ?? '');
  return tma ? identifyBy(tma[1] ?? '', botToken, now) : { kind: 'anonymous' };
}

/** Trusts raw init data of at most a day ago that was signed for this bot. */
export function identifyBy(raw: string, botToken: string | null, now: Date): Identity {
  if (botToken === null) return { kind: 'refused', problem: 'no_bot' };
  const parsed = parseInitData(raw, botToken, { now, maxAgeMs: MAX_AGE_MS });
  if (!parsed.ok) return { kind: 'refused', problem: parsed.problem };
  const { user, startParam } = parsed.initData;
  return { kind: 'user', user, startParam };
}

/** What to tell anyone who has to be a known user and is not: what is wrong and what to do. */
export function identityRefusal(identity: Exclude<Identity, { kind: 'user' }>) {
  return IDENTITY_MESSAGES[identity.kind === 'refused' ? identity.problem : 'malformed'];
}

const NOT_TRUSTED = {
  title: 'Telegram не подтвердил, кто вы',
  detail: 'Закройте приложение и откройте его снова из чата с ботом.',
};

const IDENTITY_MESSAGES: Record<IdentityProblem, { title: string; detail: string }> = {
  too_long: NOT_TRUSTED,
  malformed: NOT_TRUSTED,
  repeated_field: NOT_TRUSTED,
  wrong_hash: NOT_TRUSTED,
  no_user: NOT_TRUSTED,
  // Their time is Telegram's own, so the clock that goes wrong is the server's.
  from_the_future: {
    title: 'Вход через Telegram пока не работает',
    detail: 'Это наша ошибка, мы её уже видим. Закажите и откройте разбор на сайте, в браузере.',
  },
  expired: {
    title: 'Вход через Telegram устарел',
    detail:
      'Закройте приложение и откройте его снова из чата с ботом. Если не помогло, закажите ' +
      'и откройте разбор на сайте, в браузере.',
  },
  no_bot: {
    title: 'Бот не подключён',
    detail: 'Закажите и откройте разбор на сайте: там вход через Telegram не нужен.',
  },
};
