/**
 * Finds a name among a fixed list by its bytes, without making a string. Names are ASCII; with `caseless` those of
 * enum values are compared as if in lower case.
 */
export interface FieldNames {
  /** The index of the name that stands in `bytes` from `start` to `end`, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number;
}

const BUCKETS = 64;

export function fieldNames(names: readonly string[], caseless = false): FieldNames {
  const encoded = names.map((name) => Buffer.from(caseless ? name.toLowerCase() : name, 'latin1'));
  const buckets: number[][] = Array.from({ length: BUCKETS }, () => []);
  encoded.forEach((name, index) => {
    buckets[bucketOf(name, 0, name.length)]!.push(index);
  });
  return {
    find(bytes, start, end) {
      if (end === start) return -1;
      const bucket = buckets[bucketOf(bytes, start, end)]!;
      for (let i = 0; i < bucket.length; i++) {
        if (matches(encoded[bucket[i]!]!, bytes, start, end, caseless)) return bucket[i]!;
      }
      return -1;
    },
  };
}

/** Bit 5, the case of a letter, is left out: both cases fall into one bucket. */
function bucketOf(bytes: Uint8Array, start: number, end: number): number {
  return ((end - start) * 7 + (bytes[start]! & 0x1f) * 3 + (bytes[end - 1]! & 0x1f)) & (BUCKETS - 1);
}

function matches(name: Uint8Array, bytes: Uint8Array, start: number, end: number, caseless: boolean): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) {
    const byte = bytes[start + i]!;
    const isUpper = caseless && byte >= 0x41 && byte <= 0x5a;
    if ((isUpper ? byte | 0x20 : byte) !== name[i]) return false;
  }
  return true;
}
