import { CopyLink } from '../page/copy-link';

type Props = { url: string; children: string };

/** Asks to keep the page's link: anyone who has it can come back, also from another device. */
export function KeepLink({ url, children }: Props) {
  return (
    <section className="mt-14 print:hidden" aria-labelledby="keep">
      <h2 id="keep">Сохраните ссылку на&nbsp;эту страницу</h2>
      <p className="mt-3">{children}</p>
      <div className="mt-4 min-h-13">
        <CopyLink url={url} />
        <noscript>
          <p className="note break-all">{url}</p>
        </noscript>
      </div>
    </section>
  );
}
