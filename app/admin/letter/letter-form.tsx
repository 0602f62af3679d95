'use client';

import { useEffect, useId, useState } from 'react';
import { type Letter, mailtoOf } from '@/lib/admin/letter';

/** The letter to be changed, copied, sent or saved. Without a script it is read and selected. */
export function LetterForm({ letter, textUrl }: { letter: Letter; textUrl: string }) {
  const id = useId();
  const [body, setBody] = useState(letter.body);
  return (
    <div className="admin-form">
      <p>
        Кому: {letter.to}.{' '}
        <span className="note">Проверьте адрес поддержки в&nbsp;кабинете Prodamus.</span>
      </p>
      <p>Тема: {letter.subject}</p>
      <div>
        <label htmlFor={id} className="label">
          Письмо
        </label>
        <textarea
          id={id}
          className="field admin-letter"
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </div>
      <div className="admin-actions">
        <CopyText text={body} />
        <a href={mailtoOf({ ...letter, body })}>Открыть в&nbsp;почте</a>
        <a href={textUrl}>Скачать .txt</a>
      </div>
    </div>
  );
}

/** Copies a text with one tap; there only where a script runs. */
function CopyText({ text }: { text: string }) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied' | 'refused'>('absent');
  useEffect(() => setState('ready'), []);
  if (state === 'absent') return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
  };
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() =>
          copy().then(
            () => setState('copied'),
            () => setState('refused'),
          )
        }
      >
        Скопировать письмо
      </button>
      <span role="status" className="note">
        {state === 'copied' && 'Скопировано'}
        {state === 'refused' && 'Скопируйте текст сами: браузер не\u00a0дал'}
      </span>
    </>
  );
}
