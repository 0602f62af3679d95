import { getApp } from '@/server/app/app';
import { json, problem } from '@/server/http/respond';
import { readinessWarnings } from '@/server/readiness-warnings';

/**
 * Whether this process can take orders: the database answers and has every migration, and the
 * process is not about to end. What is wrong besides is only warned of: Telegram that is down must not take the shop down.
 */
export async function GET(): Promise<Response> {
  const { store, errorLogs, isLeaving } = getApp();
  if (isLeaving()) return problem(503, { title: 'Сервис останавливается' });
  try {
    await store.assertReady();
    const warnings = await readinessWarnings(store, new Date());
    const state = store.databaseState();
    return json(200, { status: 'ok', database: 'ok', migrations: 'ok', warnings, ...state });
  } catch (error) {
    errorLogs.failures.failure(error, 'not ready');
    return problem(503, { title: 'Сервис не готов', detail: 'База данных не отвечает.' });
  }
}
