/** The platforms of Telegram inside which a shop may choose to sell nothing. */
export const SALE_PLATFORMS = ['ios', 'android'] as const;

export type SalePlatform = (typeof SALE_PLATFORMS)[number];
