import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { OwnError } from '@/lib/own-error';

const CHECKER = 'node_modules/vnu-jar/build/dist/vnu.jar';

/**
 * What is no error here. Where the character set stands counts in what the server sends, not in a
 * page at work; and a page can only ask for its reload without scripts from its body, where every
 * browser reads it too.
 */
const EXPECTED = /after the first 1024 bytes|.http-equiv. not allowed|attributes: .itemprop./;

type Message = { url: string; message: string; extract?: string };

/** What the Nu HTML checker, a Java program, finds wrong in the pages of a folder: a line each. */
export function htmlErrors(folder: string): string[] {
  const asked = ['--errors-only', '--format', 'json', '--stdout'];
  const answer = spawnSync('java', ['-jar', CHECKER, ...asked, folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!answer.stdout) throw new OwnError(`the HTML checker did not run: ${answer.stderr}`);
  const { messages } = JSON.parse(answer.stdout) as { messages: Message[] };
  return messages
    .filter(({ message }) => !EXPECTED.test(message))
    .map(
      ({ url, message, extract = '' }) => `${path.basename(decodeURI(url))}: ${message} ${extract}`,
    );
}
