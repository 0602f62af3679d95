'use server';

import { redirect } from 'next/navigation';
import { OwnText } from '@/app/legal/own-text';
import { toMarkdown } from '@/app/legal/to-markdown';
import { formText } from '@/components/form/form-text';
import type { FieldError } from '@/lib/orders/order-request';
import {
  LEGAL_DOCUMENTS,
  type LegalDocument,
  type LegalEdition,
  type LegalTexts,
  OWN_EDITIONS,
} from '@/lib/orders/shop/legal-edition';
import { getApp } from '@/server/app/app';
import { adminAction } from '../../admin-action';

/** What the form shows after it was sent; an empty text is the product's own. */
export type TextsState = {
  typed: Record<LegalDocument, string>;
  errors: FieldError[];
  /** Whether what was typed is shown as buyers would see it. */
  isPreview: boolean;
  message: string | null;
};

const MAX_LENGTH = 60_000;

/** Fills in a copy of the product's own text, shows what was typed, or publishes it. */
export const editTexts = adminAction(async (form, seller): Promise<TextsState> => {
  const typed = {
    offer: textOf(form, 'offer'),
    privacy: textOf(form, 'privacy'),
    consent: textOf(form, 'consent'),
  };
  const state = { typed, errors: [], isPreview: false, message: null };
  const action = formText(form, 'act');
  const copied = LEGAL_DOCUMENTS.find((document) => action === `copy ${document}`);
  if (copied) {
    const text = toMarkdown(OwnText({ document: copied, version: OWN_EDITIONS[0].version }));
    return { ...state, typed: { ...typed, [copied]: text } };
  }
  const errors = LEGAL_DOCUMENTS.filter((document) => typed[document].length > MAX_LENGTH).map(
    (field) => ({ field, message: 'Не длиннее 60 000 знаков' }),
  );
  if (errors.length > 0) return { ...state, errors };
  if (action !== 'publish') return { ...state, isPreview: true };
  const { legalEditions, publishEdition } = getApp();
  const texts: LegalTexts = {
    offer: typed.offer || null,
    privacy: typed.privacy || null,
    consent: typed.consent || null,
  };
  if (saysTheSame(texts, legalEditions()[0])) {
    return { ...state, message: 'Тексты те\u00a0же, что в\u00a0нынешней редакции.' };
  }
  await publishEdition(texts, seller.actor);
  redirect('/admin/settings/texts?done=texts_published');
});

/** As it was typed, with the line ends of this system; longer than allowed, so that none is lost. */
function textOf(form: FormData, document: LegalDocument): string {
  return formText(form, document, 4 * MAX_LENGTH)
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** Whether publishing `texts` would change nothing: an own text of the product may be older there. */
function saysTheSame(texts: LegalTexts, current: LegalEdition): boolean {
  const isNewest = current.ownVersion === OWN_EDITIONS[0].version;
  return LEGAL_DOCUMENTS.every(
    (document) => texts[document] === current[document] && (texts[document] !== null || isNewest),
  );
}
