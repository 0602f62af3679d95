import { Fragment } from 'react';
import { CopyText } from '../page/copy-text';

/** Where an address may be parted at the end of a line, but not within `://`. */
const AFTER_PART = /(?<=[.:/])(?!\/)/;

/** The address that Prodamus sends payment events to, to be copied into its cabinet. */
export function WebhookAddress({ url }: { url: string }) {
  return (
    <>
      <code className="admin-address">
        {url.split(AFTER_PART).map((part, at) => (
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
