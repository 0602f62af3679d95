/** Says what time it is, as a UTC instant. Use cases get it passed in, the core gets the instant. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
