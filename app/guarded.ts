import { getApp } from '@/server/app/app';
import { problem } from '@/server/http/respond';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Turns what a handler throws into a problem document: 503 while the database is locked, else
 * 500. The cause goes to the log, never into the answer.
 */
export function guarded<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      return await handler(request, context);
    } catch (error) {
      if (isCutOff(error)) return problem(400, { title: 'Запрос пришёл не целиком' });
      getApp().errorLogs.failures.failure(error, 'a request failed');
      if (error instanceof Error && error.name === 'StoreBusy') {
        const detail = 'Повторите через несколько секунд.';
        return problem(503, { title: 'Сервис занят', detail, retryAfterSeconds: 3 });
      }
      const detail = 'Ничего не потеряно. Повторите через минуту.';
      return problem(500, { title: 'Внутренняя ошибка', detail });
    }
  };
}

/** Whether the client has left in the middle of its own request: nobody reads the answer. */
function isCutOff(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === 'ECONNRESET' && message === 'aborted';
}
