import { spawnSync } from 'node:child_process';
import { installDebianPackage } from './debian';

/** Programs that some tests compare with, how each tells that it is here, and what it is for. */
const TOOLS = {
  php: { package: 'php-cli', asked: '--version', purpose: 'сравнение с настоящим PHP' },
  qpdf: { package: 'qpdf', asked: '--version', purpose: 'проверка PDF' },
  java: { package: 'default-jre-headless', asked: '-version', purpose: 'проверка HTML страниц' },
  caddy: { package: 'caddy', asked: 'version', purpose: 'несколько процессов за Caddy' },
} as const;

type Tool = keyof typeof TOOLS;

/** Brings a program; where that cannot be, says what will not be tested. */
export function ensureTool(tool: Tool): void {
  const { package: name, purpose } = TOOLS[tool];
  if (hasTool(tool) || installDebianPackage(name)) return;
  process.stderr.write(`${name} здесь нет, будет пропущено: ${purpose}.\n`);
}

export function hasTool(tool: Tool): boolean {
  return spawnSync(tool, [TOOLS[tool].asked], { stdio: 'ignore' }).status === 0;
}
