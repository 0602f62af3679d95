import { byId, make } from './element.js';

const dialog = byId('dialog');
let answer = null;

export function isAsking() {
  return dialog.open;
}

/** Asks something and answers the id of the pressed button; null when there was none. */
export function askUser({ title, message, buttons }) {
  byId('dialog-title').textContent = title;
  byId('dialog-title').hidden = !title;
  byId('dialog-message').textContent = message;
  byId('dialog-buttons').replaceChildren(...buttons.map(buttonOf));
  answer = null;
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(answer), { once: true });
  });
}

function buttonOf({ id, text, kind }) {
  const button = make('button', kind === 'destructive' ? 'destructive' : '', text);
  button.type = 'button';
  button.addEventListener('click', () => {
    answer = id;
    dialog.close();
  });
  return button;
}

byId('dialog-dismiss').addEventListener('click', () => dialog.close());

let hiding = 0;

/** Says something in passing. */
export function toast(text) {
  const place = byId('toast');
  place.textContent = text;
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    place.hidden = true;
  }, 6_000);
}
