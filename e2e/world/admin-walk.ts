import { readFileSync } from 'node:fs';
import { type HTMLElement, parse } from 'node-html-parser';

/** A form of the admin, one for each of its buttons, as a browser without scripts would send it. */
export type AdminForm = {
  /** The page that shows it, as a path with its query. */
  page: string;
  /** Where it is sent. */
  action: string;
  method: 'get' | 'post';
  /** What it does: the name of its server action, or the path of its route. */
  serverAction: string;
  fields: [string, string][];
};

/** `shown` is the text of all pages together. */
export type Walked = { pages: string[]; forms: AdminForm[]; shown: string };

const BEGIN = '/admin';

/** Visits every page that leads on from the first one of the admin, and collects their forms. */
export async function walkAdmin(shopUrl: string, cookie: string): Promise<Walked> {
  const pages = new Set([BEGIN]);
  const forms = new Map<string, AdminForm>();
  const shown: string[] = [];
  for (const page of pages) {
    const response = await fetch(new URL(page, shopUrl), { headers: { cookie } });
    if (!response.ok) throw new Error(`${page} answers ${response.status}`);
    const text = await response.text();
    shown.push(text);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    const root = parse(text);
    for (const form of root.querySelectorAll('form').flatMap((one) => formsOf(one, page))) {
      if (form.method === 'get') pages.add(form.action);
      else forms.set(JSON.stringify([form.serverAction, form.fields.filter(isOwn)]), form);
    }
    for (const address of linksOf(root, new URL(page, shopUrl))) pages.add(address);
  }
  return { pages: [...pages], forms: [...forms.values()], shown: shown.join('\n') };
}

/** Where a page of the admin leads within it. */
function linksOf(root: HTMLElement, page: URL): string[] {
  return root
    .querySelectorAll('a[href]')
    .map((link) => new URL(link.getAttribute('href') ?? '', page))
    .filter(({ origin }) => origin === page.origin)
    .filter(({ pathname }) => pathname === BEGIN || pathname.startsWith(`${BEGIN}/`))
    .map(({ pathname, search }) => pathname + search);
}

/** The server actions of the admin's own files, as the build knows them: names by their ids. */
export function adminActions(): Map<string, string> {
  const manifest = JSON.parse(
    readFileSync('.next/server/server-reference-manifest.json', 'utf8'),
  ) as { node: Record<string, { filename: string; exportedName: string }> };
  const ofAdmin = Object.entries(manifest.node).filter(([, { filename }]) =>
    filename.startsWith('app/admin/'),
  );
  return new Map(ofAdmin.map(([id, { exportedName }]) => [id, exportedName]));
}

/** How a page without scripts sends a form. */
export function postOf({ fields }: AdminForm): RequestInit {
  return { method: 'POST', body: formData(fields), redirect: 'manual' };
}

/** How scripts call the form's server action, as React encodes it; null where there is none. */
export function callOf({
  serverAction,
  fields,
}: AdminForm): (RequestInit & { headers: object }) | null {
  const [id] = [...adminActions()].find(([, name]) => name === serverAction) ?? [];
  if (!id) return null;
  const hasState = fields.some(([name]) => name.startsWith('$ACTION_REF_'));
  const args = hasState ? ['$undefined', '$K1'] : ['$K1'];
  const sent = fields.filter(isOwn).map(([name, value]): [string, string] => [`_1_${name}`, value]);
  const body = formData([...sent, ['0', JSON.stringify(args)]]);
  const headers = { 'next-action': id, accept: 'text/x-component' };
  return { method: 'POST', body, headers, redirect: 'manual' };
}

function formData(fields: readonly [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

/** Everything but what React adds to a form to know it again. */
function isOwn([name]: [string, string]): boolean {
  return !name.startsWith('$');
}

function formsOf(form: HTMLElement, page: string): AdminForm[] {
  const method = form.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get';
  const fields = fieldsOf(form);
  const action = form.getAttribute('action') || page;
  const serverAction = actionOf(fields) ?? action;
  return buttonsOf(form).map(({ button, elsewhere }) => ({
    page,
    action: elsewhere ?? action,
    serverAction,
    method: fields.some((field) => !isOwn(field)) ? 'post' : method,
    fields: [...fields, ...button],
  }));
}

type FormButton = { button: [string, string][]; elsewhere?: string | undefined };

/** What each way to send the form adds to it, a button's own name and value, and where it leads. */
function buttonsOf(form: HTMLElement): FormButton[] {
  const buttons = form.querySelectorAll('button').map((button): FormButton => {
    const name = button.getAttribute('name');
    return {
      button: name ? [[name, button.getAttribute('value') ?? '']] : [],
      elsewhere: button.getAttribute('formaction'),
    };
  });
  return buttons.length > 0 ? buttons : [{ button: [] }];
}

function fieldsOf(form: HTMLElement): [string, string][] {
  return form.querySelectorAll('input, select, textarea').flatMap((field): [string, string][] => {
    const name = field.getAttribute('name');
    if (!name) return [];
    if (field.tagName === 'TEXTAREA') return [[name, field.text]];
    if (field.tagName === 'INPUT') return [[name, field.getAttribute('value') ?? '']];
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
    return [[name, chosen?.getAttribute('value') ?? '']];
  });
}

/** React names a form's action in the name of a field, or in the text of one. */
function actionOf(fields: readonly [string, string][]): string | undefined {
  const actions = adminActions();
  const told = JSON.stringify(fields.filter((field) => !isOwn(field)));
  return [...actions].find(([id]) => told.includes(id))?.[1];
}
