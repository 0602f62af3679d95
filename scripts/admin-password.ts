import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { hashPassword } from '@/lib/admin/sign-in/password-hash';
import { DEMO_ADMIN_PASSWORD } from '@/server/config/demo-keys';

// npm run admin:password: makes the line of .env that opens the admin by a password.
const SHORTEST = 10;
const typed = process.stdin.isTTY ? await ask() : await firstLine();
const password = typed || randomBytes(12).toString('base64url');
if ([...password].length < SHORTEST) fail(`Пароль короче ${SHORTEST} знаков.`);
if (password === DEMO_ADMIN_PASSWORD) fail('Это пароль демо, он известен всем.');
if (!typed) console.error(`Пароль: ${password}`);
console.error('Впишите строку в .env и перезапустите магазин:');
console.log(`ADMIN_PASSWORD_HASH=${await hashPassword(password)}`);

/** Asks without showing what is typed. */
function ask(): Promise<string> {
  process.stderr.write(`Пароль (не короче ${SHORTEST} знаков; пусто — придумать за вас): `);
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = '';
  process.stdin.setRawMode(true).setEncoding('utf8');
  process.stdin.on('data', (piece: string) => {
    for (const sign of piece) {
      if (sign === '\u0003') process.exit(130);
      if (sign === '\r' || sign === '\n') {
        process.stdin.setRawMode(false).pause();
        process.stderr.write('\n');
        return resolve(text);
      }
      text = sign === '\u007f' ? [...text].slice(0, -1).join('') : text + sign;
    }
  });
  return promise;
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line.trim();
  return '';
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
