import { createTransport } from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { startMail } from './start-mail';

test('a letter comes in by SMTP and is read in the mailbox', async () => {
  const mail = await startMail();
  onTestFinished(() => mail.close());
  const transport = createTransport(mail.smtpUrl);
  const letter = {
    from: 'shop@example.ru',
    to: 'anna@example.ru',
    subject: 'Разбор <1>',
    html: '<p>Готово</p>',
    attachments: [{ filename: 'a b.pdf', content: '%PDF', contentType: 'application/pdf' }],
  };
  const page = async (path: string) => fetch(`${mail.url}${path}`);
  expect(await (await page('/')).text()).toContain('Писем пока нет');

  mail.mailbox.faults = { rcpt: 550, status: '5.1.1' };
  await expect(transport.sendMail(letter)).rejects.toThrow('5.1.1 refused');
  mail.mailbox.faults = {};
  await transport.sendMail(letter);

  expect(mail.mailbox.letters).toMatchObject([{ recipients: ['anna@example.ru'] }]);
  expect(await (await page('/')).text()).toContain('<a href="/letters/0">Разбор &lt;1&gt;</a>');
  expect(await (await page('/letters/0')).text()).toContain('href="/letters/0/0/a%20b.pdf"');
  expect(await (await page('/letters/0/html')).text()).toBe('<p>Готово</p>');
  const file = await page('/letters/0/0/a%20b.pdf');
  expect([file.headers.get('content-type'), await file.text()]).toEqual([
    'application/pdf',
    '%PDF',
  ]);
  for (const path of ['/letters/1', '/letters/0/1/x', '/other'])
    expect((await page(path)).status).toBe(404);
});
