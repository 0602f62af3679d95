import { expect, test } from '../world/fixtures';
import { aReading } from '../world/reading';
import { PHONE } from '../world/tags';

const SCREEN = { width: 390, height: 844 };
/** The most lines of all maps of 1945–2020. */
const LONGEST = { 'a grown-up': '2009-02-17', 'a child': '2018-02-17' };

for (const [whose, birthDate] of Object.entries(LONGEST)) {
  test(
    `The longest answers of ${whose} and the step end within two screens of a phone`,
    PHONE,
    async ({ page, shop, prodamus }) => {
      const { path } = await aReading(shop, prodamus, { birthDate });
      await page.setViewportSize(SCREEN);
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      const answers = page.getByRole('region', { name: 'Главное в карте' });
      await expect(answers.getByRole('heading', { name: 'Шаг этой недели' })).toBeVisible();
      const { y = 0, height = 0 } = (await answers.boundingBox()) ?? {};
      expect(height).toBeGreaterThan(SCREEN.height);
      expect(y + height).toBeLessThanOrEqual(2 * SCREEN.height);
    },
  );
}
