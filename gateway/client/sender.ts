import { MAX_FRAME_RECORDS, MAX_WIRE_FRAME_BYTES } from '../../core/wire/header.ts';

/** Puts the records of one turn into one frame, and keeps the order of records and texts. */
export interface Sender {
  send(data: string | Uint8Array): void;
  /** What waits belongs to a connection that is gone. */
  clear(): void;
}

export function createSender(out: (frame: string | Uint8Array) => void): Sender {
  let records: Uint8Array[] = [];
  let bytes = 0;
  let isDue = false;

  function flush(): void {
    if (records.length === 0) return;
    const frame = records.length === 1 ? records[0]! : new Uint8Array(bytes);
    let at = 0;
    if (records.length > 1) {
      for (const record of records) {
        frame.set(record, at);
        at += record.length;
      }
    }
    records = [];
    bytes = 0;
    out(frame);
  }

  return {
    send(data) {
      if (typeof data === 'string') {
        flush();
        out(data);
        return;
      }
      if (records.length >= MAX_FRAME_RECORDS || bytes + data.length > MAX_WIRE_FRAME_BYTES) flush();
      records.push(data);
      bytes += data.length;
      if (isDue) return;
      isDue = true;
      queueMicrotask(() => {
        isDue = false;
        flush();
      });
    },
    clear() {
      records = [];
      bytes = 0;
    },
  };
}
