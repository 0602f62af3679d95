import { micromark } from 'micromark';

/**
 * Text that the seller wrote in Markdown. HTML in it is shown as it was typed and addresses of
 * other protocols than the web's and mail's lead nowhere: that is how `micromark` works by default.
 */
export function Markdown({ text }: { text: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: micromark lets no HTML of the text through
  return <div dangerouslySetInnerHTML={{ __html: micromark(text) }} />;
}
