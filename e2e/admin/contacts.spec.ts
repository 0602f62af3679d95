import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { aReading, fitsTheWidth } from '../world/reading';
import { placeOrder } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test(
  'From «Не доставлено» the seller corrects the address, and the reading arrives',
  PHONE,
  async ({ page, shop, prodamus, mail }) => {
    const wrong = `wrong-${Date.now()}@example.ru`;
    const right = `right-${Date.now()}@example.ru`;
    mail.mailbox.faults = { rcpt: 550 };
    const order = await aReading(shop, prodamus, { birthDate: '1988-11-03', email: wrong });
    await signIn(page);
    const row = page.getByRole('row').filter({ hasText: wrong });
    await expect(async () => {
      await page.goto('/admin/undelivered');
      await expect(row.filter({ hasText: 'письмо с разбором' })).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
    mail.mailbox.faults = {};
    expect(await violationsOn(page)).toEqual([]);
    await fitsTheWidth(page);
    await row.getByRole('link', { name: 'Исправить' }).first().click();

    await expect(page).toHaveTitle(/Исправить имя/);
    expect(await violationsOn(page)).toEqual([]);
    await expect(page.getByLabel('E-mail')).toHaveValue(wrong);
    await page.getByLabel('E-mail').fill(right.replace('@', '@@'));
    await page.getByLabel('Имя').fill('Аграфена');
    await page.getByRole('button', { name: 'Исправить', exact: true }).click();
    await expect(page.getByText(`Вы имели в виду ${right}?`)).toBeVisible();
    await expect(page.getByLabel('Имя')).toHaveValue('Аграфена');
    await page.getByLabel('E-mail').fill(right);
    await page.getByRole('button', { name: /отправить ещё раз/ }).click();

    await expect(page.getByRole('status')).toContainText(['отправляем ещё раз']);
    await expect(page.getByRole('link', { name: right })).toHaveAttribute(
      'href',
      `mailto:${right}`,
    );
    const letters = () => mail.mailbox.letters.filter(({ to }) => to.includes(right));
    await expect(() => expect(letters()).toHaveLength(1)).toPass();
    expect(letters()[0]?.text).toContain(order.path);
    expect(letters()[0]?.text).toContain('Аграфена');
    const corrected = page.getByRole('listitem').filter({ hasText: 'исправлены имя или контакт' });
    await expect(corrected).toHaveCount(1);
    await page.goto('/admin/audit');
    await expect(page.getByRole('row').filter({ hasText: 'исправлены имя' }).first()).toContainText(
      'имя, e-mail',
    );
  },
);

test(
  'For a buyer with only a phone the seller has a ready message, and no word says it is sent',
  PHONE,
  async ({ page, shop }) => {
    const order = await placeOrder(shop, { name: 'Анна', phone: '+79123456789' });
    await signIn(page);
    await page.goto('/admin/orders');
    await page.getByRole('link', { name: numberIn(order.orderNumber) }).click();
    await expect(page.getByRole('heading', { name: 'Отправьте разбор' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Отметить оплаченным' }).click();
    await expect(page.getByText('ссылку отправите сами')).toBeVisible();
    await page.getByLabel('Номер платежа в Prodamus').fill(String(Date.now()));
    await page.getByLabel('Причина').fill('пришло на карту');
    await page.getByRole('button', { name: /Деньги пришли/ }).click();

    await expect(page.getByRole('status')).toContainText(['отправьте ссылку сами']);
    await expect(page.getByText(/покупатель его получит/)).toHaveCount(0);
    const card = page.getByRole('region', { name: 'Отправьте разбор' });
    await expect(card).toContainText(/У.покупателя только телефон: отправьте ссылку сами/);
    const link = order.orderUrl.replace('/order/', '/reading/');
    await expect(card).toContainText(`Здравствуйте. Карта чакр готова: Анна. ${link}`);
    const address = async (name: string) =>
      (await card.getByRole('link', { name }).getAttribute('href')) ?? '';
    for (const [name, start] of Object.entries({
      WhatsApp: 'https://wa.me/79123456789?text=',
      Telegram: 'https://t.me/share/url?url=',
      SMS: 'sms:+79123456789?body=',
    })) {
      expect(await address(name)).toContain(start);
      expect(decodeURIComponent(await address(name))).toContain(link);
    }
    await expect(card.getByRole('button', { name: 'Скопировать текст' })).toBeVisible();
    const phone = page.getByRole('link', { name: '+79123456789', exact: true });
    await expect(phone).toHaveAttribute('href', 'tel:+79123456789');
    expect(await violationsOn(page)).toEqual([]);
    await fitsTheWidth(page);
  },
);

/** The number as it is shown, spaces of whichever kind between its groups. */
function numberIn(number: string): RegExp {
  return new RegExp([number.slice(0, 4), number.slice(4, 7), number.slice(7)].join('\\s'));
}
