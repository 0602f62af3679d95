'use client';

import { useActionState } from 'react';
import { BirthDateFields } from '@/components/form/birth-date-fields';
import { FormErrors } from '@/components/form/form-errors';
import { TextField } from '@/components/form/text-field';
import { useScripted } from '@/components/form/use-scripted';
import { useWrongField } from '@/components/form/use-wrong-field';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';
import { PrimaryAction } from '@/components/page/primary-action';
import { useHere } from '@/components/page/use-here';
import { type FindFormState, findReading } from './actions';
import { FindAnswer } from './find-answer';
import { sendFind } from './send-find';

type Props = {
  initial: FindFormState;
  contacts: string;
  /** Where the number stands. */
  numberNote: string;
};

/** Asks for the number and the birth date. It is whole without a script; what was typed stays. */
export function FindForm({ initial, contacts, numberNote }: Props) {
  const scripted = useScripted();
  const [state, action, pending] = useActionState(
    scripted ? sendFind : findReading,
    initial,
    useHere(),
  );
  const form = useWrongField(state);
  const { values, errors, answer } = state;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const hasFailed = errors.length > 0 || answer !== null;
  const isFirst = (field: string) => errors[0]?.field === field;

  return (
    <form ref={form} action={action} noValidate data-draft className="space-y-7 [&>:empty]:mb-0">
      <FormErrors
        errors={errors}
        lead="Форма не отправлена."
        message={answer && <FindAnswer answer={answer} contacts={contacts} />}
      />
      <TextField
        name="number"
        label="Номер заказа"
        note={numberNote}
        error={errorOf('number')}
        defaultValue={values.number}
        className="font-title text-[1.7rem] lining-nums"
        inputMode="numeric"
        autoComplete="off"
        autoFocus={isFirst('number')}
      />
      <BirthDateFields
        values={values}
        error={errorOf('birthDate')}
        autoFocus={isFirst('birthDate')}
      />
      <PrimaryAction label="Найти карту" isBusy={pending}>
        {pending && 'Ищем…'}
      </PrimaryAction>
      <InsideTelegram part="FormWatch" isPending={pending} hasFailed={hasFailed} />
    </form>
  );
}
