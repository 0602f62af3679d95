import type { World } from './world';

/** A payment event that the shop has answered with 200, as the payment emulator knows it. */
export type Answered = { orderNumber: string; paymentId: string; times: number };

export type Answers = { answered: Answered[]; unanswered: string[] };

/** Asks the payment emulator what the shop has answered, and which orders wait for an answer yet. */
export async function readAnswers({ prodamus }: World): Promise<Answers> {
  const payments = await prodamus.payments();
  const told = payments.map(({ orderNumber, paymentId, deliveries }) => ({
    orderNumber,
    paymentId,
    times: deliveries.filter(({ status }) => status === 200).length,
  }));
  return {
    answered: told.filter(({ times }) => times > 0),
    unanswered: told.filter(({ times }) => times === 0).map(({ orderNumber }) => orderNumber),
  };
}
