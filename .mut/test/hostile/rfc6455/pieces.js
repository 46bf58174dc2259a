/** So many letters; no call, and no JSON. */
export function letters(count) {
    return Buffer.alloc(count, '*');
}
/** The same bytes in pieces. */
export function chopped(bytes, size) {
    const pieces = [];
    for (let at = 0; at < bytes.length; at += size)
        pieces.push(bytes.subarray(at, at + size));
    return pieces;
}
//# sourceMappingURL=pieces.js.map