import { createTransport } from 'nodemailer';

const TIMEOUTS = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 4_500 };

/** Greets the SMTP server and signs in; null when it would take letters, else the error's code. */
export async function verifyServer(url: string): Promise<string | null> {
  const transport = createTransport({ url, ...TIMEOUTS });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    return [code, responseCode].filter(Boolean).join(' ') || 'нет ответа';
  } finally {
    transport.close();
  }
}
