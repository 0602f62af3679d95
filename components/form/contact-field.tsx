'use client';

import { useRef, useState } from 'react';
import type { FieldError } from '@/lib/orders/order-request';
import { TextField } from './text-field';
import { useScripted } from './use-scripted';

type Props = {
  note: string;
  value: string;
  /** The contact that was asked about before. */
  asked: string;
  error: FieldError | undefined;
  autoFocus: boolean;
};

/**
 * One line for an e-mail or a phone. What the buyer likely meant stands below as a button where
 * scripts run; without them the message says it. The contact that was asked about is sent along, so
 * that a second sending of the same one is the answer to the question.
 */
export function ContactField({ note, value, asked, error, autoFocus }: Props) {
  const scripted = useScripted();
  const line = useRef<HTMLInputElement>(null);
  const [corrected, setCorrected] = useState<FieldError>();
  const open = error === corrected ? undefined : error;
  const suggestion = open?.suggestion;

  const correct = () => {
    if (!line.current || !suggestion) return;
    line.current.value = suggestion;
    line.current.focus();
    setCorrected(open);
  };
  return (
    <div>
      <TextField
        ref={line}
        name="contact"
        label="E-mail или телефон"
        note={note}
        error={open?.message}
        defaultValue={value}
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={autoFocus}
      />
      <input type="hidden" name="askedContact" value={error?.suggestion ? value : asked} />
      {scripted && suggestion && (
        <button type="button" className="button button-quiet mt-3" onClick={correct}>
          Исправить
        </button>
      )}
    </div>
  );
}
