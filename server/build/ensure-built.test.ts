import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SERVER, SERVER_FLAGS } from './ensure-built';

it('systemd and Docker run the shop with the flags of npm start', () => {
  const unit = /^ExecStart=\S+\/node (.+)$/m.exec(
    readFileSync('deploy/chakra-checkout.service', 'utf8'),
  );
  const image = /^CMD (\[.+\])$/m.exec(readFileSync('Dockerfile', 'utf8'));

  expect(unit?.[1]?.split(' ')).toEqual([...SERVER_FLAGS, SERVER]);
  expect(JSON.parse(image?.[1] ?? '')).toEqual(['node', ...SERVER_FLAGS, SERVER]);
});
