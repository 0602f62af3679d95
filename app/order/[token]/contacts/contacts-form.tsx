'use client';

import { useActionState } from 'react';
import { ContactField } from '@/components/form/contact-field';
import { FormErrors } from '@/components/form/form-errors';
import { NameField } from '@/components/form/name-field';
import { useScripted } from '@/components/form/use-scripted';
import { useWrongField } from '@/components/form/use-wrong-field';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';
import { PrimaryAction } from '@/components/page/primary-action';
import { useHere } from '@/components/page/use-here';
import { type ContactsFormState, correctContacts } from './actions';
import { sendContacts } from './send-contacts';

type Props = { token: string; initial: ContactsFormState; contactNote: string };

/** Name and contact to correct. It is whole without a script; what was typed stays. */
export function ContactsForm({ token, initial, contactNote }: Props) {
  const scripted = useScripted();
  const [state, action, pending] = useActionState(
    scripted ? sendContacts : correctContacts,
    initial,
    useHere(),
  );
  const form = useWrongField(state);
  const { values, errors, message } = state;
  const errorOf = (field: string) => errors.find((error) => error.field === field);
  const isFirst = (field: string) => errors[0]?.field === field;

  return (
    <form ref={form} action={action} noValidate data-draft className="space-y-7 [&>:empty]:mb-0">
      <FormErrors errors={errors} lead="Ничего не исправлено." message={message} />
      <input type="hidden" name="token" value={token} />
      <NameField value={values.name} error={errorOf('name')?.message} autoFocus={isFirst('name')} />
      <ContactField
        note={contactNote}
        value={values.contact}
        asked={values.askedContact}
        error={errorOf('contact')}
        autoFocus={isFirst('contact')}
      />
      <PrimaryAction label="Сохранить" isBusy={pending}>
        {pending && 'Сохраняем…'}
      </PrimaryAction>
      <InsideTelegram
        part="FormWatch"
        isPending={pending}
        hasFailed={errors.length > 0 || message !== null}
      />
    </form>
  );
}
