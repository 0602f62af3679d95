'use client';

import { useActionState } from 'react';
import { ConsentBoxes } from '@/components/form/consent-boxes';
import { FormErrors } from '@/components/form/form-errors';
import { useScripted } from '@/components/form/use-scripted';
import { useWrongField } from '@/components/form/use-wrong-field';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';
import { PrimaryAction } from '@/components/page/primary-action';
import { useHere } from '@/components/page/use-here';
import { agree, type ConsentFormState } from './actions';
import { sendConsent } from './send-consent';

type Props = { token: string; initial: ConsentFormState };

/** The two boxes to tick before paying. It is whole without a script; what was ticked stays. */
export function ConsentForm({ token, initial }: Props) {
  const scripted = useScripted();
  const [state, action, pending] = useActionState(
    scripted ? sendConsent : agree,
    initial,
    useHere(),
  );
  const form = useWrongField(state);
  const { ticks, errors, message } = state;
  return (
    <form
      ref={form}
      action={action}
      noValidate
      className="mt-6 space-y-5 no-sale:hidden [&>:empty]:mb-0"
    >
      <FormErrors errors={errors} lead="Пока не отправлено." message={message} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="legalVersion" value={ticks.legalVersion} />
      <ConsentBoxes ticks={ticks} errors={errors} />
      <PrimaryAction label="Продолжить к&nbsp;оплате" isBusy={pending} isSale>
        {pending && 'Продолжаем…'}
      </PrimaryAction>
      <InsideTelegram
        part="FormWatch"
        isPending={pending}
        hasFailed={errors.length > 0 || message !== null}
      />
    </form>
  );
}
