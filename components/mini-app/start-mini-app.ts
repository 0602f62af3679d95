import { FormWatch } from './form-watch';
import { greetClient } from './greet-client';
import { LatestOrder } from './latest-order';
import type { Launch } from './launch-script';
import { MainAction } from './main-action';
import { MiniApp } from './mini-app';
import { MyOrders } from './my-orders';
import { Navigation } from './navigation';
import { PayInside } from './pay-inside';
import { enterTelegram, telegramNow } from './use-telegram';
import { WriteOffer } from './write-offer';

/** The parts of pages that exist only inside Telegram. */
export const PARTS = {
  FormWatch,
  LatestOrder,
  MainAction,
  MyOrders,
  Navigation,
  PayInside,
  WriteOffer,
};

/** Makes the page a Mini App. Loaded only inside Telegram; this file holds all that is. */
export function startMiniApp(launch: Launch): void {
  const app = new MiniApp(launch, document.documentElement.dataset, () => {
    if (!telegramNow()?.isHeard) enterTelegram({ app, parts: PARTS, isHeard: true });
  });
  enterTelegram({ app, parts: PARTS, isHeard: false });
  greetClient(app, launch);
}
