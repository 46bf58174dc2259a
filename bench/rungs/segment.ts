import { join } from 'node:path';
import { DEFAULT_SEGMENT_BYTES } from '../../core/journal/frame.ts';
import { systemFiles } from '../../workers/files.ts';
import { zeroFill } from '../../workers/journal/segment-files.ts';

/** A file as the gateway's journal has them: zeros over all its length, on the disk, and opened as the journal opens one. */
export interface Segment {
  /** Writes so many bytes behind the last ones, at the end from the beginning again: segments are used again, too. */
  write(bytes: Uint8Array, count: number): void;
  sync(): void;
  close(): void;
}

export function openSegment(folder: string, name: string): Segment {
  const path = join(folder, name);
  zeroFill(systemFiles, path, DEFAULT_SEGMENT_BYTES);
  systemFiles.syncFolder(folder);
  const fd = systemFiles.open(path, 'direct');
  let at = 0;
  return {
    write(bytes, count) {
      if (at + count > DEFAULT_SEGMENT_BYTES) at = 0;
      systemFiles.write(fd, bytes, 0, count, at);
      at += count;
    },
    sync: () => systemFiles.datasync(fd),
    close: () => systemFiles.close(fd),
  };
}
