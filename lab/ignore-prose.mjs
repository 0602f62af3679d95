// Tells Stryker what not to break: prose. A text with other words is another text, not a fault, and
// what must hold of every text is tested over all of them.
const REASON = 'prose: other words are no fault';

/** @param {import('@babel/core').NodePath} path */
function shouldIgnore(path) {
  const file = path.hub?.file?.opts?.filename ?? '';
  const isText = path.isStringLiteral() || path.isTemplateLiteral();
  return isText && /lib[\\/]chakras[\\/]texts[\\/]/.test(file) ? REASON : undefined;
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'prose', value: { shouldIgnore } }];
