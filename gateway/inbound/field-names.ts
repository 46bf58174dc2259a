/**
 * Finds a name among a fixed list by its bytes, without making a string. Names are ASCII; with `caseless` those of
 * enum values are compared as if in lower case.
 */
export interface FieldNames {
  /** The index of the name that stands in `bytes` from `start` to `end`, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number;
}

export function fieldNames(names: readonly string[], caseless = false): FieldNames {
  const encoded = names.map((name) => Buffer.from(caseless ? name.toLowerCase() : name, 'latin1'));
  const mask = 2 ** Math.ceil(Math.log2(names.length * 4)) - 1;
  const buckets: number[][] = Array.from({ length: mask + 1 }, () => []);
  encoded.forEach((name, index) => {
    buckets[bucketOf(name, 0, name.length, mask)]!.push(index);
  });
  return {
    find(bytes, start, end) {
      if (start === end) return -1;
      const bucket = buckets[bucketOf(bytes, start, end, mask)]!;
      for (let i = 0; i < bucket.length; i++) {
        if (matches(encoded[bucket[i]!]!, bytes, start, end, caseless)) return bucket[i]!;
      }
      return -1;
    },
  };
}

/** By length and three bytes without bit 5, the case of a letter: both cases fall into one bucket. */
function bucketOf(bytes: Uint8Array, start: number, end: number, mask: number): number {
  const first = bytes[start]! & 0xdf;
  const middle = bytes[(start + end) >> 1]! & 0xdf;
  const last = bytes[end - 1]! & 0xdf;
  return (Math.imul((first << 16) ^ (middle << 10) ^ (last << 5) ^ (end - start), 0x9e3779b1) >>> 16) & mask;
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
