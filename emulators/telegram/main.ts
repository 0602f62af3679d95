import { runProgram } from '../run-program';
import { readOptions } from './options';
import { startTelegram } from './start-telegram';

await runProgram(startTelegram(readOptions()), ({ url }) => ({
  url,
  control: `${url}/control`,
  page: `${url}/a/`,
}));
