export function fieldNames(names, caseless = false) {
    const encoded = names.map((name) => Buffer.from(caseless ? name.toLowerCase() : name, 'latin1'));
    const mask = 2 ** Math.ceil(Math.log2(names.length * 4)) - 1;
    const buckets = Array.from({ length: mask + 1 }, () => []);
    encoded.forEach((name, index) => {
        buckets[bucketOf(name, 0, name.length, mask)].push(index);
    });
    return {
        find(bytes, start, end) {
            const bucket = buckets[bucketOf(bytes, start, end, mask)];
            for (let i = 0; i < bucket.length; i++) {
                if (matches(encoded[bucket[i]], bytes, start, end, caseless))
                    return bucket[i];
            }
            return -1;
        },
    };
}
/** FNV-1a without bit 5, the case of a letter: both cases fall into one bucket. */
function bucketOf(bytes, start, end, mask) {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++)
        hash = Math.imul(hash ^ (bytes[at] & 0xdf), 0x01000193);
    return (hash ^ (hash >>> 15)) & mask;
}
function matches(name, bytes, start, end, caseless) {
    if (name.length !== end - start)
        return false;
    for (let i = 0; i < name.length; i++) {
        const byte = bytes[start + i];
        const isUpper = caseless && byte >= 0x41 && byte <= 0x5a;
        if ((isUpper ? byte | 0x20 : byte) !== name[i])
            return false;
    }
    return true;
}
//# sourceMappingURL=field-names.js.map