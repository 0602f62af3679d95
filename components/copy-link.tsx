'use client';

import { useEffect, useState } from 'react';

/** Copies a link with one tap. Appears only where a script runs; says when it is done. */
export function CopyLink({ url }: { url: string }) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied' | 'refused'>('absent');
  useEffect(() => setState('ready'), []);
  if (state === 'absent') return null;

  const copy = () =>
    writeText(url).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <>
      <button type="button" className="button button-quiet" onClick={copy}>
        {state === 'copied' ? 'Ссылка скопирована' : 'Скопировать ссылку'}
      </button>
      <p role="status" className={state === 'refused' ? 'note mt-3' : 'sr-only'}>
        {state === 'copied' && 'Ссылка скопирована'}
        {state === 'refused' && `Скопируйте её сами: ${url}`}
      </p>
    </>
  );
}

async function writeText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
