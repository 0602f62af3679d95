// The programs of a small project that is deployed in tests, started as the shop's own are.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const [program, from = '', to = ''] = process.argv.slice(2);
switch (program) {
  case 'deploy/which-node.ts':
    process.stdout.write(process.execPath);
    break;
  case 'deploy/check-settings.ts':
    process.stdout.write(
      `${/^DATABASE_URL=file:(.*)$/m.exec(readFileSync('.env', 'utf8'))?.[1]}\n`,
    );
    break;
  case 'deploy/copy-database.ts':
    copyFileSync(from, to);
    break;
  case 'deploy/change-since.ts':
    process.stdout.write('same_schema\n');
    break;
  case 'scripts/build.ts':
    if (existsSync('build.sh')) spawnSync('sh', ['build.sh'], { stdio: 'inherit' });
    break;
}
