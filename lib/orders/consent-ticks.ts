import type { FieldError } from './order-request';

/** The two boxes that a buyer ticks, apart from each other. */
export type ConsentTicks = {
  offer: boolean;
  personalData: boolean;
  /** The edition of the documents that stood beside them. */
  legalVersion: string;
};

const MESSAGES = {
  offer: 'Отметьте, что согласны с офертой',
  personalData: 'Отметьте согласие на обработку данных: без даты рождения карту не посчитать',
} as const;

/** What a buyer reads whose page named an edition that never was. */
export const UNKNOWN_EDITION: FieldError = {
  field: 'offer',
  message: 'Условия обновились. Откройте оферту и согласие и отметьте ещё раз',
};

/** Says of each box that is not ticked that it has to be. */
export function consentErrors(ticks: Omit<ConsentTicks, 'legalVersion'>): FieldError[] {
  return (['offer', 'personalData'] as const)
    .filter((box) => !ticks[box])
    .map((field) => ({ field, message: MESSAGES[field] }));
}
