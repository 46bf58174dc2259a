import { spawnSync } from 'node:child_process';
import { segmentFiles } from './replay.ts';

/**
 * Leaves a journal's segments on the disk alone, as a gateway's own are, which it writes past the page cache: `dd` syncs
 * each file and asks the kernel to forget its pages, and nothing is copied.
 */
export function dropCached(data: string): void {
  for (const path of segmentFiles(data)) {
    const args = [`of=${path}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'];
    const { status, stderr } = spawnSync('dd', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`dd could not drop ${path} from the page cache: ${stderr}`);
  }
}
