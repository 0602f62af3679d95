import type { useRouter } from 'next/navigation';
import { setMainButton } from './main-button';
import type { MiniApp } from './mini-app';

/**
 * Sends the page's plain forms, those without an action of React's, and shows the page they lead to
 * in the same document. The MainButton is busy meanwhile.
 */
export function followForms(app: MiniApp, router: ReturnType<typeof useRouter>): () => void {
  const send = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    const fields = new FormData(form, submitter);
    setMainButton(app, { is_active: false, is_progress_visible: true });
    try {
      // The router asks for the page itself: this only has to learn where the form leads.
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams([...fields].map(([name, value]) => [name, String(value)])),
      });
      const { pathname, search } = new URL(answer.url);
      router.replace(pathname + search);
      router.refresh();
    } catch {
      // No connection: the button can be pressed again.
    } finally {
      setMainButton(app, { is_active: true, is_progress_visible: false });
    }
  };
  const follow = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (new URL(form.action).origin !== location.origin) return;
    event.preventDefault();
    void send(form, event.submitter);
  };
  addEventListener('submit', follow);
  return () => removeEventListener('submit', follow);
}
