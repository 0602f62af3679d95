import { readOptions } from './options';
import { startTelegram } from './start-telegram';

const options = readOptions(process.argv.slice(2));
const telegram = await startTelegram(options).catch((error: Error) => {
  console.error(`Telegram emulator cannot start: ${error.message}`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void telegram.close().then(() => process.exit(0)));
}

const { url } = telegram;
console.log(JSON.stringify({ url, control: `${url}/control`, page: `${url}/a/` }));
