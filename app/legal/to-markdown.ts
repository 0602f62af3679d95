import { isValidElement, type ReactNode } from 'react';

/**
 * Writes a text of the product as the plain Markdown that the seller may change: of the elements
 * that documents are made of. What is computed (the seller's own details) is written out as it is
 * now.
 */
export function toMarkdown(node: ReactNode): string {
  return written(node)
    .replace(/[ \u00a0]*\n[ \u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function written(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return escaped(String(node));
  if (Array.isArray(node)) return node.map(written).join('');
  if (!isValidElement<{ children?: ReactNode; href?: string }>(node)) return '';
  const { type, props } = node;
  if (typeof type === 'function') return written((type as (props: object) => ReactNode)(props));
  const inside = written(props.children);
  switch (type) {
    case 'h2':
      return `\n\n## ${inside}\n\n`;
    case 'li':
      return `\n- ${inside.trim()}`;
    case 'b':
      return `**${inside}**`;
    case 'a':
      return `[${inside}](${props.href ?? ''})`;
    case 'p':
    case 'ul':
      return `\n\n${inside.trim()}\n\n`;
    default:
      return inside;
  }
}

/** Signs that would mean something to Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\*_[\]<>`]/g, '\\$&');
}
