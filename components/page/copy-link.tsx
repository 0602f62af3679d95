import { CopyText } from './copy-text';

/** Copies a link with one tap. */
export function CopyLink({ url }: { url: string }) {
  return <CopyText text={url} label="Скопировать ссылку" done="Ссылка скопирована" />;
}
