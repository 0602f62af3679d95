import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiAnswer, startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
let anna: number;
beforeEach(async () => {
  emulator = await startTestEmulator();
  anna = await emulator.user();
});
afterEach(() => emulator.close());

const PDF = new File(['%PDF-1.7 разбор'], 'Разбор 1.pdf', { type: 'application/pdf' });

async function sendForm(fields: Record<string, string | File>): Promise<ApiAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ chat_id: String(anna), ...fields })) {
    body.set(name, value);
  }
  const response = await fetch(`${emulator.root}/sendDocument`, { method: 'POST', body });
  return (await response.json()) as ApiAnswer;
}

test('a document arrives with caption and buttons, and can be downloaded', async () => {
  const { result } = await sendForm({
    document: PDF,
    caption: '<b>Готово</b>',
    parse_mode: 'HTML',
    reply_markup: '{"inline_keyboard":[[{"text":"Открыть","url":"https://shop.test/"}]]}',
  });
  expect(result).toMatchObject({
    caption: 'Готово',
    document: { file_name: 'Разбор 1.pdf', mime_type: 'application/pdf', file_size: PDF.size },
  });
  const [message] = (await emulator.chat(anna)).messages;
  expect(message).toMatchObject({ text: 'Готово', buttons: [[{ type: 'url' }]] });
  expect(message?.document).toMatchObject({ name: 'Разбор 1.pdf', size: PDF.size });
  const file = await fetch(message?.document?.url ?? '');
  expect(await file.text()).toBe('%PDF-1.7 разбор');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('a form as bot libraries write it by hand is read', async () => {
  const boundary = '----------1x2y';
  const body = [
    `--${boundary}`,
    `content-disposition:form-data;name="chat_id"\r\n\r\n${anna}`,
    `--${boundary}`,
    'content-disposition:form-data;name="document"\r\n\r\nattach://abc',
    `--${boundary}`,
    'content-disposition:form-data;name="abc";filename=разбор.pdf\r\n\r\n%PDF-1.7',
    `--${boundary}--`,
  ].join('\r\n');
  const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
  const response = await fetch(`${emulator.root}/sendDocument`, { method: 'POST', headers, body });
  const { result } = (await response.json()) as ApiAnswer;
  expect(result.document).toMatchObject({
    file_name: 'разбор.pdf',
    file_size: 8,
    mime_type: 'application/pdf',
  });
  const again = await emulator.api('sendDocument', {
    chat_id: anna,
    document: result.document.file_id,
  });
  expect(again.result.document).toEqual(result.document);
});

test('an empty file, a long caption and a document edited as a text are refused', async () => {
  const empty = await sendForm({ document: new File([], 'x.pdf') });
  expect(empty.description).toBe('Bad Request: file must be non-empty');
  const long = await sendForm({ document: PDF, caption: 'x'.repeat(1025) });
  expect(long.description).toBe('Bad Request: message caption is too long');
  const unknown = await sendForm({ document: PDF, title: 'x' });
  expect(unknown.description).toBe('Bad Request: unknown field "title"');
  const { result } = await sendForm({ document: PDF });
  const place = { chat_id: anna, message_id: result.message_id };
  const edited = await emulator.api('editMessageText', { ...place, text: 'x' });
  expect(edited.description).toBe('Bad Request: there is no text in the message to edit');
});
