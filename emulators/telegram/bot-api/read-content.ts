import type { Content } from '../message';
import { badRequest } from './api-error';
import { type Entity, withFound } from './entities';
import { parseHtml } from './parse-html';

type Said = {
  source: string | undefined;
  parseMode: string | undefined;
  entities: Entity[] | undefined;
};

export const MAX_TEXT_LENGTH = 4_096;
export const MAX_CAPTION_LENGTH = 1_024;

/** The text of a message: parsed, trimmed at its ends and not longer than allowed. */
export function readText({ source = '', parseMode, entities }: Said): Omit<Content, 'buttons'> {
  const said = readSaid({ source, parseMode, entities });
  if (said.text === '') throw badRequest('message text is empty');
  if (said.text.length > MAX_TEXT_LENGTH) throw badRequest('message is too long');
  return said;
}

/** The caption of a document; may be empty. */
export function readCaption(said: Said): Omit<Content, 'buttons'> {
  const caption = readSaid(said);
  if (caption.text.length > MAX_CAPTION_LENGTH) throw badRequest('message caption is too long');
  return caption;
}

function readSaid({ source = '', parseMode, entities }: Said): Omit<Content, 'buttons'> {
  if (parseMode === undefined || parseMode === '') {
    return trimmed(source, entities ?? []);
  }
  if (parseMode.toUpperCase() !== 'HTML') throw badRequest('unsupported parse_mode');
  const html = parseHtml(source);
  return trimmed(html.text, html.entities);
}

function trimmed(source: string, given: Entity[]): Omit<Content, 'buttons'> {
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
