'use client';

import { type ReactNode, useActionState } from 'react';
import { editTexts, type TextsState } from '@/app/admin/settings/texts/actions';
import { LEGAL_TITLES } from '@/app/legal/legal-titles';
import { Markdown } from '@/app/legal/markdown';
import { AdminField } from '@/components/admin/admin-field';
import { useHere } from '@/components/page/use-here';
import { LEGAL_DOCUMENTS, type LegalDocument } from '@/lib/orders/shop/legal-edition';

type Props = { initial: TextsState };

/** The texts of the documents: what is typed, how it would look, and the button that publishes. */
export function TextsForm({ initial }: Props) {
  const [state, action, pending] = useActionState(editTexts, initial, useHere());
  const { typed, errors, isPreview, message } = state;
  return (
    <form action={action} noValidate className="admin-form admin-texts">
      {(message || errors.length > 0) && (
        <p role="alert" className="admin-said" data-tone="bad">
          {message ?? 'Не\u00a0опубликовано: слишком длинный текст.'}
        </p>
      )}
      {LEGAL_DOCUMENTS.map((document) => (
        <section key={document} className="admin-card">
          <AdminField
            key={typed[document]}
            name={document}
            label={LEGAL_TITLES[document]}
            note="Пусто — текст магазина, как на сайте. Разделы: ## Название, списки: - строка."
            error={errors.find(({ field }) => field === document)?.message}
            defaultValue={typed[document]}
            isLong
          />
          <button type="submit" name="act" value={`copy ${document}`} className="admin-link-button">
            Взять текст магазина, чтобы изменить
            <span className="sr-only"> — {LEGAL_TITLES[document]}</span>
          </button>
          {isPreview && <Preview document={document}>{typed[document]}</Preview>}
        </section>
      ))}
      <div className="admin-actions">
        <button
          type="submit"
          name="act"
          value="preview"
          className="button button-quiet"
          disabled={pending}
        >
          Посмотреть
        </button>
        <button type="submit" name="act" value="publish" className="button" disabled={pending}>
          Опубликовать новую редакцию
        </button>
      </div>
    </form>
  );
}

function Preview({ document, children }: { document: LegalDocument; children: ReactNode }) {
  return (
    <section className="legal admin-preview" aria-label={`Просмотр: ${LEGAL_TITLES[document]}`}>
      {typeof children === 'string' && children ? (
        <Markdown text={children} />
      ) : (
        <p>
          Текст магазина: <a href={`/${document}`}>как на&nbsp;сайте</a>.
        </p>
      )}
    </section>
  );
}
