const root = document.documentElement.dataset.api ?? '';

/** Asks the control API of the emulator. */
export function ask(path) {
  return answered(fetch(`${root}/control${path}`));
}

/** Tells the control API of the emulator to do something. */
export function tell(path, body) {
  return answered(fetch(`${root}/control${path}`, { method: 'POST', body: JSON.stringify(body) }));
}

async function answered(fetching) {
  const response = await fetching;
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { status: response.status });
  return answer;
}
