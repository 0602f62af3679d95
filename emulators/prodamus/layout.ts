import { type Html, html } from '../html';
import { STYLE } from './style';

/** A whole page of the emulator, labelled so that nobody takes it for the real one. */
export function layout(title: string, content: Html): string {
  const page = html`<!doctype html>
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
  return page.text;
}
