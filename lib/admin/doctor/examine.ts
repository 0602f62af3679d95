import { whyFailed } from '@/lib/why-failed';
import { type Check, type Examined, type Finding, found } from './check';

const TIMEOUT_MS = 5_000;

/** Makes all checks at the same time; none takes longer than five seconds or spoils the others. */
export function examine(checks: readonly Check[], timeoutMs = TIMEOUT_MS): Promise<Examined[]> {
  return Promise.all(
    checks.map(async (check) => ({ name: check.name, ...(await findingOf(check, timeoutMs)) })),
  );
}

async function findingOf({ look }: Check, timeoutMs: number): Promise<Finding> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<Finding>((resolve) => {
    const tooLate = () => resolve(found.red('Не ответило за 5 секунд. Проверьте ещё раз.'));
    signal.addEventListener('abort', tooLate, { once: true });
  });
  try {
    return await Promise.race([look(signal), late]);
  } catch (error) {
    // The words of an error may hold what was asked with; its kind and code say enough.
    return found.red(`Проверка не удалась: ${whyFailed(error)}.`);
  }
}
