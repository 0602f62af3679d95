import type { Content } from '../message';
import { badRequest } from './api-error';
import { type Entity, withFound } from './entities';
import { parseHtml } from './parse-html';

type Said = Omit<Content, 'buttons'>;

const MAX_TEXT_LENGTH = 4_096;
const MAX_CAPTION_LENGTH = 1_024;

/** The text of a message: parsed, trimmed at its ends and not longer than allowed. */
export function readText(source: string, parseMode: string | undefined): Said {
  const said = readSaid(source, parseMode);
  if (said.text === '') throw badRequest('message text is empty');
  if (said.text.length > MAX_TEXT_LENGTH) throw badRequest('message is too long');
  return said;
}

/** The caption of a document; may be empty. */
export function readCaption(source = '', parseMode: string | undefined): Said {
  const caption = readSaid(source, parseMode);
  if (caption.text.length > MAX_CAPTION_LENGTH) throw badRequest('message caption is too long');
  return caption;
}

function readSaid(source: string, parseMode: string | undefined): Said {
  if (!parseMode) return trimmed(source, []);
  if (parseMode.toUpperCase() !== 'HTML') throw badRequest('unsupported parse_mode');
  const html = parseHtml(source);
  return trimmed(html.text, html.entities);
}

function trimmed(source: string, given: Entity[]): Said {
  const start = source.length - source.trimStart().length;
  const text = source.trim();
  const entities = given
    .map((entity) => {
      const offset = Math.max(entity.offset - start, 0);
      const end = Math.min(entity.offset + entity.length - start, text.length);
      return { ...entity, offset, length: end - offset };
    })
    .filter(({ length }) => length > 0);
  return { text, entities: withFound(text, entities) };
}
