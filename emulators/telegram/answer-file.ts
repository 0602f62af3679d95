import { page, type Reply } from '../http';
import type { Emulator } from './emulator';

/** A document that the bot sent, for downloading: `/files/<id>/<name>`. */
export function answerFile(emulator: Emulator, path: string): Reply {
  const file = emulator.files.get(path.split('/')[2] ?? '');
  if (!file) return page(404, 'Нет такого файла');
  const name = encodeURIComponent(file.name);
  return {
    status: 200,
    headers: {
      'Content-Type': file.mime,
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    },
    body: file.bytes,
  };
}
