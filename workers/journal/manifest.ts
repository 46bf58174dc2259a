import type { Chain } from '../../core/journal/chain.ts';
import { type Files, readFile, systemFiles } from '../files.ts';
import type { JournalPaths } from './journal-paths.ts';

/** One line of the archive's manifest: a segment that was compacted, and how to know it again. */
export interface ManifestEntry {
  readonly segment: number;
  readonly firstSeq: number;
  /** The sequence that the next segment begins with. */
  readonly nextSeq: number;
  readonly batches: number;
  /** The chain behind its last batch. */
  readonly chain: Chain;
  /** Bytes without padding, and those of the compressed file. */
  readonly bytes: number;
  readonly archivedBytes: number;
  /** Of the compressed file, hexadecimal. */
  readonly sha256: string;
}

/** The entries in order. A line that a crash cut off isn't one: its segment was not recycled yet, and is archived again. */
export function readManifest(paths: JournalPaths, files: Files = systemFiles): ManifestEntry[] {
  return Buffer.from(readFile(files, paths.manifest) ?? [])
    .toString()
    .split('\n')
    .map(parseEntry)
    .filter((entry) => entry !== undefined);
}

function parseEntry(line: string): ManifestEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** A damaged line may well be JSON. */
function isEntry(value: unknown): value is ManifestEntry {
  const { segment, firstSeq, nextSeq, batches, chain, bytes, archivedBytes, sha256 } = (value ?? {}) as Record<
    string,
    unknown
  >;
  const { low, high } = (chain ?? {}) as Record<string, unknown>;
  const numbers = [segment, firstSeq, nextSeq, batches, low, high, bytes, archivedBytes];
  return numbers.every((number) => Number.isSafeInteger(number)) && typeof sha256 === 'string';
}
