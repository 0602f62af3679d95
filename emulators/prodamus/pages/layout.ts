import { html, raw } from 'hono/html';

type Content = ReturnType<typeof html>;

/** Plain, one column, both colour schemes. */
const STYLE = raw(`<style>
:root {
  --page: #f3f4f7; --card: #ffffff; --ink: #1d2330; --muted: #566072; --line: #ccd2dd;
  --accent: #1f5fbf; --on-accent: #ffffff; --emulator: #ffe8a3; --on-emulator: #4a3600;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151c; --card: #1c212b; --ink: #e8ebf1; --muted: #a5aebd; --line: #3b4454;
    --accent: #8db8ff; --on-accent: #0d1b33; --emulator: #4a3b12; --on-emulator: #ffe8a3;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header {
  margin: 0; padding: 0.6rem 1rem; text-align: center; font-size: 0.9rem;
  background: var(--emulator); color: var(--on-emulator);
}
main {
  width: min(28rem, 100% - 2rem); margin: 1.5rem auto; padding: 1.5rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 1rem;
}
h1 { margin: 0 0 1rem; font-size: 1.35rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; }
li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.sum { display: flex; justify-content: space-between; font-size: 1.25rem; font-weight: 600; }
.muted { color: var(--muted); }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: 0.5rem; font-weight: 600; }
.method {
  display: flex; align-items: center; gap: 0.75rem; min-height: 3rem; padding: 0 1rem;
  border: 1px solid var(--line); border-radius: 0.75rem; margin-bottom: 0.5rem; cursor: pointer;
}
.method:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
input[type=radio] { width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--accent); }
.field { display: block; margin-bottom: 1rem; font-weight: 600; }
::placeholder { color: var(--muted); opacity: 1; }
input[type=tel] {
  display: block; width: 100%; min-height: 3rem; margin-top: 0.35rem; padding: 0 1rem; font: inherit;
  font-weight: 400; color: inherit; background: transparent; border: 1px solid var(--muted); border-radius: 0.75rem;
}
button {
  display: block; width: 100%; min-height: 3rem; margin-top: 0.6rem; padding: 0 1rem; font: inherit;
  border-radius: 0.75rem; border: 1px solid var(--line); background: transparent; color: inherit;
  cursor: pointer;
}
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
</style>`);

/** A whole page of the emulator, labelled so that nobody takes it for the real one. */
export function layout(title: string, content: Content) {
  return html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Стенд Prodamus</title>
<link rel="icon" href="data:,">
${STYLE}
</head>
<body>
<header>Стенд Prodamus: деньги не списываются</header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}
