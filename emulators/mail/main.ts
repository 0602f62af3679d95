import { z } from 'zod';
import { readFlags, runProgram } from '../run-program';
import { startMail } from './start-mail';

const port = z.coerce.number().int().min(0).max(65_535);
const flags = readFlags(
  { port: { type: 'string', default: '0' }, 'smtp-port': { type: 'string', default: '0' } },
  z.object({ port, 'smtp-port': port }),
);

await runProgram(
  startMail({ port: flags.port, smtpPort: flags['smtp-port'] }),
  ({ url, smtpUrl }) => ({ url, smtp: smtpUrl }),
);
