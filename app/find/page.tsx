import type { Metadata } from 'next';
import { PageShell } from '@/app/shell/page-shell';
import { Contacts } from '@/components/page/contacts';
import { EMPTY_FIND_FORM } from '@/lib/orders/find/find-form';
import { getApp } from '@/server/app/app';
import { sentForm } from '@/server/http/sent-form';
import { FindForm } from './find-form';
import { findFormValues } from './find-form-values';

export const metadata: Metadata = {
  title: 'Найти карту',
  description: 'Откройте свою карту чакр по номеру заказа и дате рождения, если ссылка потерялась.',
};

const LIST = new Intl.ListFormat('ru');

/** The way back to a reading for anyone who lost its link. */
export default function FindPage() {
  const { config, settings } = getApp();
  const { sellerContacts: contacts } = settings();
  const places = [
    ...(config.mail ? ['в\u00a0письме'] : []),
    ...(config.telegram ? ['в\u00a0чате'] : []),
    'в\u00a0чеке',
  ];
  const sent = sentForm();
  return (
    <PageShell>
      <h1>Найти карту</h1>
      <p className="mt-4">
        Укажите номер заказа и&nbsp;дату рождения из&nbsp;него. Откроется карта, а&nbsp;если заказ
        ещё не&nbsp;оплачен&nbsp;— его страница.
      </p>
      <p className="mt-3">
        Если ссылка на&nbsp;заказ или карту сохранилась, просто откройте её: форма не&nbsp;нужна.
      </p>
      <section className="slip mt-8" aria-label="Номер заказа и дата рождения">
        <FindForm
          initial={{
            values: sent ? findFormValues(sent) : EMPTY_FIND_FORM,
            errors: [],
            answer: sent && 'sent_again',
          }}
          contacts={contacts}
          numberNote={`10\u00a0цифр. Номер есть ${LIST.format(places)}`}
        />
      </section>
      {contacts && (
        <p className="mt-10">
          Не&nbsp;нашли номер? Напишите нам: <Contacts text={contacts} />
        </p>
      )}
    </PageShell>
  );
}
