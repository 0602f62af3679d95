const TAGS = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** The nodes of a text with its entities; `follow` takes the address of a pressed link. */
export function textNodes(text, entities, follow) {
  const edges = entities.flatMap(({ offset, length }) => [offset, offset + length]);
  const cuts = [...new Set([0, text.length, ...edges])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1];
    const around = entities.filter(
      ({ offset, length }) => offset <= start && end <= offset + length,
    );
    const piece = text.slice(start, end);
    return around.reduceRight(
      (node, entity) => wrapped(node, entity, { text, follow }),
      document.createTextNode(piece),
    );
  });
}

function wrapped(node, entity, { text, follow }) {
  const { type, offset, length } = entity;
  if (type === 'text_link' || type === 'url') {
    const link = document.createElement('a');
    link.href = entity.url ?? text.slice(offset, offset + length);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      follow(link.href);
    });
    link.append(node);
    return link;
  }
  const element = document.createElement(TAGS[type] ?? 'span');
  element.append(node);
  return element;
}
