import { formatRoubles, type Kopecks, kopecks } from '@/lib/money';
import { type Check, found } from './check';

/** Hardly a price: likely roubles typed where kopecks are meant. */
const LEAST = kopecks(50_00);

/** What a buyer pays now. */
export function checkPrice(price: Kopecks): Check {
  return {
    name: 'Цена',
    look: () => {
      const shown = formatRoubles(price);
      if (price >= LEAST) return found.green(`Сейчас ${shown}.`);
      return found.warning(
        `Сейчас всего ${shown}. PRICE_KOPECKS — в копейках: 990 ₽ — это 99000. Цену можно сохранить и в кабинете.`,
      );
    },
  };
}
