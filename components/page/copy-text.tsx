'use client';

import { useEffect, useState } from 'react';

type Props = {
  text: string;
  /** What the button says before and after. */
  label: string;
  done: string;
};

/** Copies a text with one tap. Appears only where a script runs; says when it is done. */
export function CopyText({ text, label, done }: Props) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied' | 'refused'>('absent');
  useEffect(() => setState('ready'), []);
  if (state === 'absent') return null;

  const copy = () =>
    writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <>
      <button type="button" className="button button-quiet" onClick={copy}>
        {state === 'copied' ? done : label}
      </button>
      <p role="status" className={state === 'refused' ? 'note mt-3' : 'sr-only'}>
        {state === 'copied' && done}
        {state === 'refused' && `Скопируйте сами: ${text}`}
      </p>
    </>
  );
}

async function writeText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
