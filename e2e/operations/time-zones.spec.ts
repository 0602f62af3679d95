import { expect, test } from '@playwright/test';
import { freePort } from '../world/free-port';
import { startProdamus } from '../world/prodamus';
import { placeOrder, readOrder, startShop } from '../world/shop';

for (const zone of ['Asia/Kamchatka', 'America/Los_Angeles']) {
  test(`No date shifts on a server in ${zone}`, async () => {
    const port = await freePort();
    const prodamusPort = await freePort();
    const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${port}`);
    const shop = await startShop(port, prodamus.url, { TZ: zone });
    const order = await placeOrder(shop, { birthDate: '1998-07-13' });
    await prodamus.pay(order.orderNumber);
    const { reading } = await readOrder(shop, order);
    expect(reading).toMatchObject({ points: { A: 13, B: 7, C: 9, D: 11, E: 4 } });
    const page = await (await fetch(order.orderUrl.replace('/order/', '/reading/'))).text();
    expect(page).toMatch(/13\s+июля\s+1998/);
    await shop.stop();
    await prodamus.stop();
  });
}
