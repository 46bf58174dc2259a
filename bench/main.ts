import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PartResult } from './part.ts';
import { PARTS } from './parts.ts';

const wanted = process.argv.slice(2);
for (const part of PARTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const folders: string[] = [];
  const result: PartResult = await part.run({
    isQuick: true,
    seconds: part.quickSeconds,
    seed: 1,
    progress: (text) => process.stderr.write(`${part.name}: ${text}\n`),
    folder(name) {
      const folder = mkdtempSync(join(process.cwd(), `bench-${name}-`));
      folders.push(folder);
      return folder;
    },
  });
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}
