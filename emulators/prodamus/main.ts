import { readOptions } from './options';
import { startProdamus } from './start-prodamus';

const options = readOptions(process.argv.slice(2));
const prodamus = await startProdamus(options).catch((error: Error) => {
  console.error(`Prodamus emulator cannot start: ${error.message}`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void prodamus.close().then(() => process.exit(0)));
}

console.log(JSON.stringify({ url: prodamus.url, control: `${prodamus.url}/control` }));
