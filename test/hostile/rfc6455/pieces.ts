/** So many letters; no call, and no JSON. */
export function letters(count: number): Buffer {
  return Buffer.alloc(count, '*');
}

/** The same bytes in pieces. */
export function chopped(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}
