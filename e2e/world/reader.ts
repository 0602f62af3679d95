import { startProgram } from './program';

const READ = `
  const client = new (require('better-sqlite3'))(process.argv[1], { readonly: true });
  client.exec('begin');
  client.prepare('select count(*) from orders').get();
  console.log('reading');
  process.stdin.resume();
`;

/** Another process that reads a database and does not finish, such as a console left open. */
export async function startReader(databaseFile: string): Promise<{ stop(): Promise<void> }> {
  const program = startProgram(['-e', READ, databaseFile], {});
  await program.says('reading');
  return {
    stop: async () => {
      await program.stop();
    },
  };
}
