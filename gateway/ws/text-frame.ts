import { LINE_BYTES } from '../outbound/answer-line.ts';

/** A text that was written as bytes and waits to be sent. Reused: `length` bytes of it are in use. */
export interface TextFrame {
  readonly isBinary: false;
  readonly bytes: Uint8Array;
  length: number;
  /** What was sent of it before, by the low digits of its length: one is most often as long as another. */
  readonly sent: (Uint8Array | undefined)[];
}

const SENT_KEPT = 8;

export function createTextFrame(): TextFrame {
  return {
    isBinary: false,
    bytes: Buffer.alloc(LINE_BYTES),
    length: 0,
    sent: Array.from({ length: SENT_KEPT }),
  };
}

/** The bytes in use. */
export function textInUse({ bytes, length, sent }: TextFrame): Uint8Array {
  const place = length & (SENT_KEPT - 1);
  const before = sent[place];
  if (before?.length === length) return before;
  return (sent[place] = bytes.subarray(0, length));
}
