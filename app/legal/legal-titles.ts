import type { LegalDocument } from '@/lib/orders/shop/legal-edition';

export const LEGAL_TITLES: Record<LegalDocument, string> = {
  offer: 'Публичная оферта',
  privacy: 'Политика обработки персональных данных',
  consent: 'Согласие на обработку персональных данных',
};
