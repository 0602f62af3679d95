import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { aReading } from '@/e2e/world/reading';
import type { World } from '@/e2e/world/world';
import { type Camera, pictureOf, small, THEMES } from './camera';
import { openShare } from './open-share';
import { ANNA, MARIA, VERA } from './people';
import { columnsOnSheet, pagesOnSheet } from './sheets';

/** Half of what the shop makes. */
const SHARED_WIDTH = 540;

/** Saves three readings in a folder: as PDF, on a phone, printed, and the pictures to share. */
export async function takeReadings(camera: Camera, world: World, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { shop, prodamus } = world;
  const save = (name: string, bytes: Uint8Array) => writeFileSync(path.join(folder, name), bytes);
  const savePicture = async (name: string, picture: Buffer) => save(name, await small(picture));
  for (const { birthDate, name } of [ANNA, VERA, MARIA]) {
    const reading = await aReading(shop, prodamus, { birthDate, name });
    const url = `${shop.url}${reading.path}`;
    const pdf = await bytesAt(`${url}/pdf`);
    save(`${birthDate}.pdf`, pdf);
    await savePicture(`${birthDate}-pdf.png`, await pagesOnSheet(pdf));
    for (const theme of THEMES) {
      await savePicture(`${birthDate}-phone-${theme}.png`, await wholeOnPhone(camera, url, theme));
    }
    await savePicture(`${birthDate}-print.png`, await pagesOnSheet(await printed(camera, url)));
  }
  const { path: shared } = await aReading(shop, prodamus, VERA);
  for (const withTable of [false, true]) {
    const picture = await bytesAt(`${await openShare(shop, shared, withTable)}/picture`);
    const half = await sharp(picture).resize({ width: SHARED_WIDTH }).png().toBuffer();
    await savePicture(withTable ? 'share-with-table.png' : 'share.png', half);
  }
}

async function wholeOnPhone(camera: Camera, url: string, theme: (typeof THEMES)[number]) {
  return await camera.inWindow('phone', theme, async (page) => {
    await page.goto(url);
    const { width = 0 } = page.viewportSize() ?? {};
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    return await columnsOnSheet({ width, height }, (top, most) =>
      pictureOf(page, { top, height: most }),
    );
  });
}

/** The reading as a browser prints it. */
async function printed(camera: Camera, url: string): Promise<Buffer> {
  return await camera.inWindow('desktop', 'light', async (page) => {
    await page.goto(url);
    return await page.pdf({ format: 'A4', preferCSSPageSize: true });
  });
}

async function bytesAt(url: string): Promise<Buffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
