/**
 * For `context.addInitScript`: a frame tells the host page of its clicks. Without it the page asks
 * the browser whether it is active, which a page driven by Playwright always seems to be.
 */
export const TELL_CLICKS = `
if (window.parent !== window) {
  const tell = (eventType) => window.parent.postMessage(JSON.stringify({ eventType }), '*');
  tell('stand_tells_clicks');
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(type, ({ isTrusted }) => isTrusted && tell('stand_click'), true);
  }
}
`;
