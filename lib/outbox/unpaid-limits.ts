import { domainToASCII } from 'node:url';

/**
 * Who would be written to because of an unpaid order, or of whom the seller would be told, and the
 * address it was placed from; null where that is a program the seller trusts, or is not known.
 */
export type Placing = { email: string | null; chatId: number | null; address: string | null };

export type Capped = {
  mail: boolean;
  chat: boolean;
  /** Uncounts the placing, when nothing came of it. */
  giveBack(): Promise<void>;
};

/** How often something may happen for a key; `take` returns the seconds to wait, 0 when it may. */
export type Limit = { take(key: string): Promise<number>; giveBack(key: string): Promise<void> };

/** By mailbox or chat, by the address an order was placed from, and all together. */
type Limits = { recipients: Limit; addresses: Limit; shop: Limit };

/**
 * How many messages anybody can make the shop send without paying. An order beyond that is placed
 * as any other; only its message stays unsent.
 */
export class UnpaidLimits {
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** Counts what an order is about to send; `capped` messages are not to be sent. */
  async count({ email, chatId, address }: Placing): Promise<Capped> {
    const mail = email === null ? null : await this.countOne(recipientKey(email), address);
    const chat = chatId === null ? null : await this.countOne(`chat ${chatId}`, address);
    return {
      mail: mail?.isCapped ?? false,
      chat: chat?.isCapped ?? false,
      giveBack: async () => {
        await mail?.giveBack();
        await chat?.giveBack();
      },
    };
  }

  /** What a later limit refuses has used up nothing of the earlier ones. */
  private async countOne(recipient: string, address: string | null) {
    const { addresses, recipients, shop } = this.limits;
    const counted: (readonly [Limit, string])[] = [];
    const giveBack = async () => {
      for (const [limit, key] of counted.splice(0)) await limit.giveBack(key);
    };
    const steps = [
      [addresses, address],
      [recipients, recipient],
      [shop, 'shop'],
    ] as const;
    for (const [limit, key] of steps) {
      if (key === null) continue;
      if ((await limit.take(key)) > 0) {
        await giveBack();
        return { isCapped: true, giveBack };
      }
      counted.push([limit, key]);
    }
    return { isCapped: false, giveBack };
  }
}

/** Providers that give one mailbox under several domains, by the domain it is counted under. */
const SAME_PROVIDER: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'ya.ru': 'yandex.ru',
  'narod.ru': 'yandex.ru',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'protonmail.com': 'proton.me',
  'pm.me': 'proton.me',
};

/** Yandex has many: `yandex.by`, `yandex.com.tr`. */
const YANDEX = /^yandex\.(?:com?\.)?[a-z]{2,3}$/;

/**
 * What letters to one mailbox are counted by, however its address is spelt: case, look-alike forms
 * of letters, an international domain, `+tags`, dots and hyphens in the name. Strangers whose
 * addresses differ only in those count as one, which is why nothing but a limit may rely on it.
 */
export function recipientKey(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).replace(/\.+$/, '');
  const [mailbox = ''] = text.slice(0, Math.max(at, 0)).replace(/"/g, '').split('+');
  const ascii = domainToASCII(domain) || domain;
  return `${mailbox.replace(/[.\s-]/g, '')}@${YANDEX.test(ascii) ? 'yandex.ru' : (SAME_PROVIDER[ascii] ?? ascii)}`;
}
