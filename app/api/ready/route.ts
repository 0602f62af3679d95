import { getApp } from '@/lib/app';
import { json, problem } from '@/lib/web/respond';

/** Whether this process can take orders: the database answers and has every migration. */
export async function GET(): Promise<Response> {
  const { store, log } = getApp();
  try {
    await store.assertReady();
    return json(200, { status: 'ok', database: 'ok', migrations: 'ok' });
  } catch (error) {
    log.error({ err: error }, 'not ready');
    return problem(503, { title: 'Сервис не готов', detail: 'База данных не отвечает.' });
  }
}
