import { runProgram } from '../run-program';
import { readOptions } from './options';
import { startProdamus } from './start-prodamus';

await runProgram(startProdamus(readOptions()), ({ url }) => ({ url, control: `${url}/control` }));
