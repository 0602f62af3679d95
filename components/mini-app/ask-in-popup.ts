import type { MiniApp } from './mini-app';

type Choice<Id extends string> = { id: Id; text: string; isDestructive?: boolean };

/**
 * Asks in the client's own popup; null when it is dismissed without a choice. Clients know popups
 * since 6.2: ask `app.can('web_app_open_popup')` first.
 */
export async function askInPopup<Id extends string>(
  app: MiniApp,
  message: string,
  choices: Choice<Id>[],
): Promise<Id | null> {
  const buttons = choices.map(({ id, text, isDestructive }) => ({
    id,
    text,
    type: isDestructive ? ('destructive' as const) : ('default' as const),
  }));
  const popup = { title: '', message, buttons };
  const { button_id } = (await app.ask('web_app_open_popup', popup, 'popup_closed')) ?? {};
  return choices.find(({ id }) => id === button_id)?.id ?? null;
}
