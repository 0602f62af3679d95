import type { useRouter } from 'next/navigation';
import type { MiniApp } from './mini-app';
import { openLink, openPayment } from './open-link';
import { telegramNow } from './use-telegram';
import { whereLinkLeads } from './where-link-leads';

/** Follows every pressed link the way it has to be inside Telegram; the answer ends that. */
export function followLinks(app: MiniApp, router: ReturnType<typeof useRouter>): () => void {
  const follow = (event: MouseEvent) => {
    const link =
      event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href]');
    if (!link || event.defaultPrevented || isForNewTab(event)) return;
    const where = whereLinkLeads(link, location.href);
    switch (where) {
      case 'native':
        return;
      case 'page':
        event.preventDefault();
        return router.push(link.pathname + link.search + link.hash);
      case 'telegram':
        event.preventDefault();
        return app.send('web_app_open_tg_link', { path_full: link.pathname + link.search });
      case 'outside':
        // A client that says nothing opens nothing either; a tab of the browser is better.
        if (!telegramNow()?.isHeard && window.parent !== window) {
          link.target = '_blank';
          return;
        }
        event.preventDefault();
        return (link.dataset.pays ? openPayment : openLink)(app, link.href);
      default:
        return where satisfies never;
    }
  };
  addEventListener('click', follow, true);
  return () => removeEventListener('click', follow);
}

function isForNewTab({ button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey;
}
