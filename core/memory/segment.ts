import { invariant } from '../invariant.ts';

/**
 * A shared buffer that says what it is. Whoever attaches checks it again.
 *
 *   byte   0       4         8      12             16..48        48..64        64..128
 *        +-------+---------+------+--------------+-------------+-------------+---------+
 *        | magic | version | kind | payloadBytes | sizes [0-7] | name, ASCII | padding |
 *        +-------+---------+------+--------------+-------------+-------------+---------+
 *        | control: `lines` lines of 128 bytes, one writer each                        |
 *        +-----------------------------------------------------------------------------+
 *        | payload                                                                     |
 *        +-----------------------------------------------------------------------------+
 *
 * A line is 128 bytes because processors fetch cache lines of 64 bytes in pairs.
 */
export const SegmentKind = {
  ring: 1,
  eventRing: 2,
  latch: 3,
  doorbell: 4,
  counters: 5,
  histogram: 6,
  control: 7,
  words: 8,
  syncLog: 9,
  stopScopes: 10,
  armed: 11,
} as const;
export type SegmentKind = (typeof SegmentKind)[keyof typeof SegmentKind];

export const LINE_BYTES = 128;

const MAGIC = 0x74_67_73_31; // "tgs1"
const VERSION = 1;
const MAX_BYTES = 2 ** 31 - LINE_BYTES;
const MAX_SIZES = 8;
const NAME_AT = 48;
const NAME_BYTES = 16;

export interface Segment {
  readonly buffer: SharedArrayBuffer;
  readonly name: string;
  /** What the kind needs to read its own payload: slots, bytes per slot, … */
  readonly sizes: Int32Array;
  readonly payloadAt: number;
  readonly payloadBytes: number;
}

/** Thrown on attaching to something else than was expected. */
export class SegmentError extends Error {
  override readonly name = 'SegmentError';
  readonly code = 'NOT_A_SEGMENT';
}

/** A zeroed segment of `lines` control lines and a payload. `name` is 1–16 ASCII characters, for messages. */
export function createSegment(
  kind: SegmentKind,
  name: string,
  sizes: readonly number[],
  lines: number,
  payloadBytes: number,
): SharedArrayBuffer {
  const bytes = LINE_BYTES * (1 + lines) + Math.ceil(payloadBytes / LINE_BYTES) * LINE_BYTES;
  invariant(payloadBytes >= 0 && bytes <= MAX_BYTES, 'segment: the payload is below 2 GiB');
  invariant(sizes.length <= MAX_SIZES, 'segment: at most 8 sizes');
  invariant(/^[\x21-\x7e]{1,16}$/.test(name), 'segment: a name is 1 to 16 ASCII characters');
  const buffer = new SharedArrayBuffer(bytes);
  new Int32Array(buffer, 0, 4).set([MAGIC, VERSION, kind, payloadBytes]);
  new Int32Array(buffer, 16, MAX_SIZES).set(sizes);
  const nameBytes = new Uint8Array(buffer, NAME_AT, NAME_BYTES);
  for (let i = 0; i < name.length; i++) nameBytes[i] = name.charCodeAt(i);
  return buffer;
}

/** Opens what `createSegment` made. Throws `SegmentError` if `buffer` is not a whole segment of that kind. */
export function attachSegment(kind: SegmentKind, buffer: SharedArrayBuffer, lines: number): Segment {
  const what = kindName(kind);
  if (!(buffer instanceof SharedArrayBuffer)) throw foreign(what, 'it is not a SharedArrayBuffer');
  if (buffer.byteLength < LINE_BYTES) throw foreign(what, `${buffer.byteLength} bytes are less than a header`);
  const [magic = 0, version = 0, found = 0, payloadBytes = 0] = new Int32Array(buffer, 0, 4);
  if (magic !== MAGIC) throw foreign(what, `its magic number is 0x${(magic >>> 0).toString(16)}`);
  if (version !== VERSION) throw foreign(what, `its version is ${version}, this program reads ${VERSION}`);
  if (found !== kind) throw foreign(what, `it is a ${kindName(found)} segment`);
  const payloadAt = LINE_BYTES * (1 + lines);
  const bytes = payloadAt + Math.ceil(payloadBytes / LINE_BYTES) * LINE_BYTES;
  if (buffer.byteLength !== bytes) throw foreign(what, `it has ${buffer.byteLength} bytes instead of ${bytes}`);
  const nameBytes = new Uint8Array(buffer, NAME_AT, NAME_BYTES).filter((byte) => byte !== 0);
  return {
    buffer,
    name: String.fromCharCode(...nameBytes),
    sizes: new Int32Array(buffer, 16, MAX_SIZES),
    payloadAt,
    payloadBytes,
  };
}

/** The `line`-th control line, as 32-bit words. */
export function controlLine(segment: Segment, line: number): Int32Array {
  return new Int32Array(segment.buffer, LINE_BYTES * (1 + line), LINE_BYTES / 4);
}

/** The size at `index`, which every kind wants to be a positive integer. */
export function segmentSize(segment: Segment, index: number): number {
  const size = segment.sizes[index] ?? 0;
  if (size <= 0) throw new SegmentError(`Segment ${segment.name} appears to be damaged: size ${index} is ${size}.`);
  return size;
}

function foreign(what: string, why: string): SegmentError {
  return new SegmentError(`Data does not appear to be a tickgate ${what} segment: ${why}.`);
}

function kindName(kind: number): string {
  for (const [name, value] of Object.entries(SegmentKind)) if (value === kind) return name;
  return `unknown (${kind})`;
}
