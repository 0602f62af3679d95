import { spawnSync } from 'node:child_process';
import path from 'node:path';

const CHECKER = 'node_modules/vnu-jar/build/dist/vnu.jar';

// Where the character set stands counts in what the server sends, not in a page at work.
const OF_PAGES_AT_WORK = '.*found after the first 1024 bytes.*';

type Message = { url: string; message: string; extract?: string };

/** What the Nu HTML checker, a Java program, finds wrong in the pages of a folder: a line each. */
export function htmlErrors(folder: string): string[] {
  const asked = ['--errors-only', '--format', 'json', '--filterpattern', OF_PAGES_AT_WORK];
  const answer = spawnSync('java', ['-jar', CHECKER, ...asked, '--stdout', folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { messages } = JSON.parse(answer.stdout) as { messages: Message[] };
  return messages.map(
    ({ url, message, extract = '' }) => `${path.basename(decodeURI(url))}: ${message} ${extract}`,
  );
}
