export const PAGE_BYTES = 4096;
const SECTOR_BYTES = 512;
const ZEROS = new Uint8Array(PAGE_BYTES);
export function createDiskFile() {
    return {
        cache: [],
        medium: [],
        size: 0,
        mediumSize: 0,
        dirty: new Set(),
        owned: new Set(),
        differs: false,
        uses: 0,
    };
}
/** The same, sharing its pages with it until either is written. */
export function copyOf(file) {
    file.owned.clear();
    return {
        ...file,
        cache: file.cache.slice(),
        medium: file.medium.slice(),
        dirty: new Set(file.dirty),
        owned: new Set(),
    };
}
export function pagesOf(file) {
    let count = 0;
    for (const page of file.cache)
        if (page !== undefined)
            count++;
    return count;
}
export function readPages(file, bytes, from, count, at) {
    const end = Math.min(at + count, file.size);
    for (let place = at; place < end;) {
        const start = place % PAGE_BYTES;
        const length = Math.min(PAGE_BYTES - start, end - place);
        const page = file.cache[Math.floor(place / PAGE_BYTES)] ?? ZEROS;
        bytes.set(page.subarray(start, start + length), from + place - at);
        place += length;
    }
    return Math.max(0, end - at);
}
/** Writes to the cache. `allocate` says whether there is room for one more page; returns the bytes written. */
export function writePages(file, bytes, from, count, at, allocate) {
    let done = 0;
    while (done < count) {
        const place = at + done;
        const number = Math.floor(place / PAGE_BYTES);
        const start = place % PAGE_BYTES;
        const length = Math.min(PAGE_BYTES - start, count - done);
        const old = file.cache[number];
        if (old === undefined && !allocate())
            break;
        const piece = bytes.subarray(from + done, from + done + length);
        if (length === PAGE_BYTES && piece[0] === 0 && Buffer.compare(piece, ZEROS) === 0) {
            file.cache[number] = ZEROS;
            file.owned.delete(number);
        }
        else {
            writable(file, number).set(piece, start);
        }
        file.dirty.add(number);
        done += length;
    }
    file.size = Math.max(file.size, at + done);
    return done;
}
/** Cuts the cache's view, or lengthens it by a hole; returns how many pages it freed. */
export function truncatePages(file, length) {
    const keep = Math.ceil(length / PAGE_BYTES);
    let freed = 0;
    for (let number = keep; number < file.cache.length; number++) {
        if (file.cache[number] === undefined)
            continue;
        freed++;
        file.cache[number] = undefined;
        file.owned.delete(number);
        file.dirty.add(number);
    }
    const used = length % PAGE_BYTES;
    if (used > 0 && length < file.size && file.cache[keep - 1] !== undefined) {
        writable(file, keep - 1).fill(0, used);
        file.dirty.add(keep - 1);
    }
    file.size = length;
    return freed;
}
/** What is dirty is on the medium. */
export function syncPages(file) {
    for (const number of file.dirty)
        file.medium[number] = file.cache[number];
    file.mediumSize = file.size;
    clean(file);
}
/** What is dirty is marked clean, and of that `landed` says what the medium has: as after a sync that failed. */
export function loseSync(file, landed) {
    for (const number of file.dirty)
        if (landed(number))
            file.medium[number] = file.cache[number];
    file.differs = true;
    clean(file);
}
/** The cache forgets its clean pages. */
export function dropCleanPages(file) {
    if (!file.differs)
        return;
    file.differs = false;
    const count = Math.max(file.cache.length, file.medium.length);
    for (let number = 0; number < count; number++) {
        if (!file.dirty.has(number))
            file.cache[number] = file.medium[number];
    }
}
/** The power goes: of what was not synced chance decides. Returns how many pages were torn. */
export function cutPower(file, random) {
    let torn = 0;
    for (const number of file.dirty) {
        const fate = random.below(4);
        if (fate === 0) {
            file.medium[number] = tornPage(file.medium[number] ?? ZEROS, file.cache[number] ?? ZEROS, random);
            torn++;
        }
        else if (fate === 1) {
            file.medium[number] = file.cache[number];
        }
    }
    if (file.size !== file.mediumSize && random.chance(0.5))
        file.mediumSize = file.size;
    file.size = file.mediumSize;
    file.medium.length = Math.min(file.medium.length, Math.ceil(file.size / PAGE_BYTES));
    const used = file.size % PAGE_BYTES;
    const last = file.medium[Math.floor(file.size / PAGE_BYTES)];
    if (used > 0 && last !== undefined) {
        const page = last.slice();
        page.fill(0, used);
        file.medium[Math.floor(file.size / PAGE_BYTES)] = page;
    }
    clean(file);
    file.cache.length = 0;
    for (const page of file.medium)
        file.cache.push(page);
    file.differs = false;
    return torn;
}
/** Flips a bit on the medium, and in the cache, as if it had been read anew. A dirty page hides it. */
export function flipBit(file, bit) {
    const number = Math.floor(bit / 8 / PAGE_BYTES);
    const page = (file.medium[number] ?? ZEROS).slice();
    page[(bit >> 3) % PAGE_BYTES] ^= 1 << (bit & 7);
    file.medium[number] = page;
    if (!file.dirty.has(number))
        file.cache[number] = page;
}
function clean(file) {
    file.dirty.clear();
    file.owned.clear();
}
function writable(file, number) {
    const old = file.cache[number];
    if (old !== undefined && file.owned.has(number))
        return old;
    const page = old === undefined || old === ZEROS ? new Uint8Array(PAGE_BYTES) : old.slice();
    file.cache[number] = page;
    file.owned.add(number);
    return page;
}
/** Sector by sector the old, the new, or, where these differ, zeros. */
function tornPage(old, now, random) {
    const page = old.slice();
    for (let at = 0; at < PAGE_BYTES; at += SECTOR_BYTES) {
        const sector = now.subarray(at, at + SECTOR_BYTES);
        const fate = random.below(8);
        if (fate < 4 || Buffer.compare(sector, old.subarray(at, at + SECTOR_BYTES)) === 0)
            continue;
        if (fate === 4)
            page.fill(0, at, at + SECTOR_BYTES);
        else
            page.set(sector, at);
    }
    return page;
}
//# sourceMappingURL=disk-file.js.map