/** The two ways into the Mini App from outside: by a web page, and straight to the program. */
export type AppLinks = { web: string; app: string };

type Bot = { linkOrigin: string; username: string; appName: string | null };

/**
 * Links that open the Mini App with a start parameter (Telegram, "Direct link Mini Apps"). The host
 * is a setting, because `t.me` has been out of reach before; the `tg:` link needs no host at all.
 */
export function appLinks({ linkOrigin, username, appName }: Bot, startParam: string): AppLinks {
  const start = encodeURIComponent(startParam);
  const name = appName ? `/${appName}` : '';
  const inProgram = appName ? `&appname=${appName}` : '';
  return {
    web: `${linkOrigin}/${username}${name}?startapp=${start}`,
    app: `tg://resolve?domain=${username}${inProgram}&startapp=${start}`,
  };
}

/** The start parameter that leads back to an order; it opens nothing for anybody but its buyer. */
export function orderStartParam(orderId: string): string {
  return `o_${orderId}`;
}

/** The order a start parameter leads to, by its id; null for any other. */
export function orderOfStartParam(startParam: string): string | null {
  return /^o_([0-9a-f-]{36})$/.exec(startParam)?.[1] ?? null;
}
