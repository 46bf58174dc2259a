import { invariant } from '../invariant.ts';

/**
 * Three views of the same bytes. A record is addressed by its byte offset `at`, a multiple of 8:
 *
 *   f64[(at >> 3) + i]   its i-th 8-byte word
 *   i32[(at >> 2) + i]   its i-th 4-byte word
 *   u8[at + i]           its i-th byte
 */
export interface Records {
  readonly f64: Float64Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
}

/** Views of `byteLength` bytes of `buffer` from `byteOffset` on; both are multiples of 8. */
export function recordsOf(
  buffer: ArrayBufferLike,
  byteOffset = 0,
  byteLength = buffer.byteLength - byteOffset,
): Records {
  invariant(byteOffset % 8 === 0 && byteLength % 8 === 0, 'records: offset and length are multiples of 8');
  return {
    f64: new Float64Array(buffer, byteOffset, byteLength / 8),
    i32: new Int32Array(buffer, byteOffset, byteLength / 4),
    u8: new Uint8Array(buffer, byteOffset, byteLength),
  };
}

/** A field is a double, a 32-bit integer, or a run of bytes. */
export type FieldKind = 'f64' | 'i32' | `u8[${number}]`;

export interface RecordLayout<Name extends string> {
  /** Where each field begins, in units of its own kind: 8-byte words, 4-byte words, or bytes. */
  readonly at: Readonly<Record<Name, number>>;
  /** Bytes that the fields take, rounded up to a multiple of 8. */
  readonly bytes: number;
}

/**
 * Lays fields out in the order given, without hidden padding: fields can't overlap, and one that would stand
 * unaligned or pass `maxBytes` is a bug found at load.
 *
 *   const { at: { PRICE_TICKS, SIDE } } = recordLayout(64, { PRICE_TICKS: 'f64', SIDE: 'i32', TYPE: 'i32' });
 *
 * Copy the offsets to file scope: V8 folds those, but not a number that another module exports.
 */
export function recordLayout<Name extends string>(
  maxBytes: number,
  fields: Readonly<Record<Name, FieldKind>>,
): RecordLayout<Name> {
  const at = {} as Record<Name, number>;
  let end = 0;
  for (const name of Object.keys(fields) as Name[]) {
    const kind: FieldKind = fields[name];
    const unit = kind === 'f64' ? 8 : kind === 'i32' ? 4 : 1;
    const bytes = unit === 1 ? Number(kind.slice(3, -1)) : unit;
    invariant(Number.isSafeInteger(bytes) && bytes > 0, `record layout: ${name} has no length`);
    invariant(end % unit === 0, `record layout: ${name} would begin at byte ${end}, which is not aligned`);
    at[name] = end / unit;
    end += bytes;
  }
  const bytes = Math.ceil(end / 8) * 8;
  invariant(bytes <= maxBytes, `record layout: ${bytes} bytes of fields in a record of ${maxBytes}`);
  return { at, bytes };
}
