import { type Check, type Finding, found } from './check';

export type BotState =
  | { kind: 'silent' }
  | { kind: 'refused' }
  | {
      kind: 'known';
      webhookUrl: string;
      pending: number;
      /** The last failure of Telegram to reach the shop, in its own words. */
      lastError: string | null;
      lacksUpdates: boolean;
    };

type Bot = {
  /** Where updates are to come; null = they are polled for. */
  webhookUrl: string | null;
  state(signal: AbortSignal): Promise<BotState>;
};

const MANY_PENDING = 20;
const ERROR_SHOWN = 160;

/** The bot's token works, and Telegram sends its updates here. */
export function checkBot(bot: Bot | null): Check {
  return {
    name: 'Бот Telegram',
    look: async (signal) => {
      if (!bot) return found.skipped('TELEGRAM_BOT_TOKEN не задан: бот и Mini App выключены.');
      return stateFinding(await bot.state(signal), bot.webhookUrl);
    },
  };
}

export function stateFinding(state: BotState, webhookUrl: string | null): Finding {
  switch (state.kind) {
    case 'silent':
      return found.red('Telegram не отвечает. Магазин продаёт, сообщения уйдут позже.');
    case 'refused':
      return found.red('Токен бота не подходит. Возьмите новый у @BotFather.');
    case 'known':
      break;
    default:
      return state satisfies never;
  }
  const { pending, lastError } = state;
  if (state.webhookUrl !== (webhookUrl ?? '')) {
    return found.red('Telegram шлёт обновления не сюда. Перезапустите магазин: он назовёт адрес.');
  }
  if (webhookUrl === null) return found.green('Токен подходит, обновления забираем сами.');
  if (state.lacksUpdates) {
    return found.warning('Telegram шлёт не все обновления. Перезапустите магазин.');
  }
  if (pending > MANY_PENDING) {
    return found.warning(`Ждут доставки обновлений: ${pending}. ${inWords(lastError)}`.trim());
  }
  if (lastError) return found.warning(`Была ошибка доставки. ${inWords(lastError)}`);
  return found.green('Токен подходит, обновления приходят.');
}

function inWords(error: string | null): string {
  return error ? `Telegram говорит: ${error.slice(0, ERROR_SHOWN)}` : '';
}
