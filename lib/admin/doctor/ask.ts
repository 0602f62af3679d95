/** What an address answered to GET, redirects not followed; `date` is what its clock says. */
export type Answered = { status: number; date: Date | null; type: string };

/** Nobody answered; `code` says why and holds nothing of the address. */
export type Silent = { code: string };

/** The port by which checks look at addresses. */
export type Ask = (url: URL, signal: AbortSignal) => Promise<Answered | Silent>;

export function isSilent(answer: Answered | Silent): answer is Silent {
  return 'code' in answer;
}
