import { expect, test } from '../world/fixtures';
import { placeOrder, readOrder } from '../world/shop';

for (const zone of ['Asia/Kamchatka', 'America/Los_Angeles']) {
  test(`No date shifts on a server in ${zone}`, async ({ worldWith }) => {
    const { shop, prodamus } = await worldWith({ settings: { TZ: zone } });
    const order = await placeOrder(shop, { birthDate: '1998-07-13' });
    await prodamus.pay(order.orderNumber);
    const { reading } = await readOrder(shop, order);
    expect(reading).toMatchObject({ points: { A: 13, B: 7, C: 9, D: 11, E: 4 } });
    const page = await (await fetch(order.orderUrl.replace('/order/', '/reading/'))).text();
    expect(page).toMatch(/13\s+июля\s+1998/);
  });
}
