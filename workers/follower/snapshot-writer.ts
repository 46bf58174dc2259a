import { invariant } from '../../core/invariant.ts';
import type { StateHash, Table } from '../../core/state/table.ts';
import { checksum } from '../journal/checksum.ts';
import { type Files, writeWhole } from '../files.ts';
import type { JournalPaths } from '../journal/journal-paths.ts';
import { SNAPSHOT_HEADER_BYTES, type SnapshotTable, encodeSnapshotHeader, tableBytes } from './snapshot-file.ts';
import { snapshotPath, snapshotSeqs } from './snapshot-names.ts';

const CHUNK_BYTES = 1 << 20;
/** Two: if the newest turns out damaged there is one more, and the journal since. */
export const SNAPSHOTS_KEPT = 2;

/**
 * Writes a snapshot piece by piece: at most 1 MiB a step, each synced, so that it never gets in the way of the journal's
 * sync. The tables must not change between `begin` and the last step. Its name appears once it is whole and durable.
 */
export class SnapshotWriter {
  readonly #files: Files;
  readonly #paths: JournalPaths;
  readonly #journalId: Uint8Array;
  #path = '';
  #fd = -1;
  #seq = 0;
  #hash: StateHash = { low: 0, high: 0 };
  #tables: readonly Table[] = [];
  #done: SnapshotTable[] = [];
  #tableAt = 0;
  #checksum = 0;
  #fileAt = SNAPSHOT_HEADER_BYTES;

  constructor(files: Files, paths: JournalPaths, journalId: Uint8Array) {
    this.#files = files;
    this.#paths = paths;
    this.#journalId = journalId;
  }

  get active(): boolean {
    return this.#fd >= 0;
  }

  /** `seq`: the last event that the tables contain. */
  begin(tables: readonly Table[], hash: StateHash, seq: number): void {
    invariant(!this.active, 'snapshot: one at a time');
    this.#path = snapshotPath(this.#paths, seq);
    this.#fd = this.#files.open(`${this.#path}.tmp`, 'w+');
    this.#seq = seq;
    this.#hash = { ...hash };
    this.#tables = tables;
    this.#done = [];
    this.#tableAt = 0;
    this.#checksum = 0;
    this.#fileAt = SNAPSHOT_HEADER_BYTES;
  }

  /** Writes the next piece; true when the snapshot is complete. */
  step(): boolean {
    const table = this.#tables[this.#done.length];
    if (table === undefined) {
      this.#finish();
      return true;
    }
    const bytes = tableBytes(table);
    const count = Math.min(CHUNK_BYTES, bytes - this.#tableAt);
    if (count > 0) {
      const chunk = new Uint8Array(table.words.buffer, table.words.byteOffset + this.#tableAt, count);
      writeWhole(this.#files, this.#fd, chunk, 0, count, this.#fileAt);
      this.#files.datasync(this.#fd);
      this.#checksum = checksum(chunk, this.#checksum);
      this.#tableAt += count;
      this.#fileAt += count;
    }
    if (this.#tableAt < bytes) return false;
    const { name, width, touched } = table;
    this.#done.push({ name, width, touched, checksum: this.#checksum });
    this.#tableAt = 0;
    this.#checksum = 0;
    return false;
  }

  close(): void {
    if (!this.active) return;
    this.#files.close(this.#fd);
    this.#fd = -1;
    this.#files.unlink(`${this.#path}.tmp`);
  }

  #finish(): void {
    const header = { journalId: this.#journalId, seq: this.#seq, hash: this.#hash, tables: this.#done };
    writeWhole(this.#files, this.#fd, encodeSnapshotHeader(header), 0, SNAPSHOT_HEADER_BYTES, 0);
    this.#files.datasync(this.#fd);
    this.#files.close(this.#fd);
    this.#fd = -1;
    this.#files.rename(`${this.#path}.tmp`, this.#path);
    this.#files.syncFolder(this.#paths.snapshots);
    for (const seq of snapshotSeqs(this.#paths, this.#files).slice(0, -SNAPSHOTS_KEPT)) {
      this.#files.unlink(snapshotPath(this.#paths, seq));
    }
  }
}
