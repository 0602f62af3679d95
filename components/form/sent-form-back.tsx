'use client';

import { useEffect, useState } from 'react';
import { OUTDATED_MESSAGE } from './outdated-message';
import { bringBackSentForm, rememberSentForm } from './sent-form';

/**
 * Lets no form be lost to an update of the site: remembers what is sent from the page, and fills it
 * in again, and says so, in a page that had to be loaded anew.
 */
export function SentFormBack() {
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    const remember = (event: SubmitEvent) => {
      rememberSentForm(event);
      setBack(false);
    };
    addEventListener('submit', remember, true);
    setBack(bringBackSentForm());
    return () => removeEventListener('submit', remember, true);
  }, []);
  if (!isBack) return null;
  return (
    <p role="alert" className="sent-form-back">
      {OUTDATED_MESSAGE}
    </p>
  );
}
