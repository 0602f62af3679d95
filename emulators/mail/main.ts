import { parseArgs } from 'node:util';
import { startMail } from './start-mail';

const options = {
  port: { type: 'string', default: '0' },
  'smtp-port': { type: 'string', default: '0' },
} as const;
const { values } = parseArgs({ options });
const mail = await startMail({ port: Number(values.port), smtpPort: Number(values['smtp-port']) });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void mail.close().then(() => process.exit(0)));
}

console.log(JSON.stringify({ url: mail.url, smtp: mail.smtpUrl, control: `${mail.url}/control` }));
