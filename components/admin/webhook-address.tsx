import { Fragment } from 'react';
import { CopyText } from '../page/copy-text';

/** The address that Prodamus sends payment events to, to be copied into its cabinet. */
export function WebhookAddress({ url }: { url: string }) {
  return (
    <>
      <code className="admin-address">
        {url.split(/(?<=\/)/).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an address keep their places
          <Fragment key={at}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>
      <CopyText text={url} label="Скопировать адрес" done="Адрес скопирован" />
    </>
  );
}
