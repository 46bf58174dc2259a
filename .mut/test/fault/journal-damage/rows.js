import { BATCH_HEAD_BYTES, BLOCK_BYTES, HEADER_BYTES, HEAD_CHECKED_BYTES, HeadHalf, decodeSegmentHeader, encodeSegmentHeader, segmentSeed, } from '../../../core/journal/frame.js';
import { NEWEST_RECORD_VERSION, RecordHalf, RecordWord } from '../../../core/journal/record.js';
import { recordsOf } from '../../../core/memory/records.js';
import { checksum } from '../../../workers/journal/checksum.js';
import { archivePath, segmentPath } from '../../../workers/journal/journal-paths.js';
import { snapshotPath, snapshotSeqs } from '../../../workers/follower/snapshot-names.js';
import { readManifest } from '../../../workers/journal/manifest.js';
import { allowedFor, flip, overwrite, replacement, sampled } from './damage.js';
import { fixturePaths as paths, zoneOf } from './fixtures.js';
const SECTOR_BYTES = 512;
const TAIL_BYTES = 64 * 1024;
const REFUSED = ['refused'];
const HARMLESS = ['unharmed', 'tail cut'];
/** Damage → what may come of it. `zoneOutcomes` says it for changed bytes; here stands what isn't just bytes. */
export const rows = [
    {
        damage: 'cut off at any byte of the last 64 KiB',
        *cases(fixture, context) {
            for (const { path, at } of lastBytes(fixture, context)) {
                const isLast = path === fixture.segments.at(-1);
                yield {
                    name: `${path} cut off at ${at}`,
                    // The last segment has its full length from the first; of others what is used has to be there.
                    allowed: isLast ? REFUSED : allowedFor(zonesFrom(fixture, path, at)),
                    apply: (disk) => disk.put(path, disk.contents(path).subarray(0, at)),
                };
            }
        },
    },
    {
        damage: 'wiped from any byte of the last 64 KiB on',
        *cases(fixture, context) {
            for (const { path, at } of lastBytes(fixture, context)) {
                const zones = zonesFrom(fixture, path, at, 'solidBytes');
                const isLast = path === fixture.segments.at(-1);
                const rest = new Uint8Array(fixture.disk.contents(path).length - at);
                // Nothing stands behind to prove what was there: the other half of the case that can't be told.
                const tailGone = ['tail lost', 'last batch lost', 'refused', 'tail cut', 'unharmed'];
                const onlyMarker = !zones.has('proven batch') && !zones.has('header');
                yield {
                    name: `${path} wiped from ${at} on`,
                    allowed: isLast && !zones.has('header') ? (onlyMarker ? allowedFor(zones) : tailGone) : allowedFor(zones),
                    apply: (disk) => overwrite(disk, path, at, rest),
                };
            }
        },
    },
    {
        damage: 'any bit of the last 4 KiB',
        *cases(fixture, context) {
            const { path, at, paddedBytes } = fixture.batches.at(-1);
            const first = (at + paddedBytes - BLOCK_BYTES) * 8;
            for (const i of sampled(BLOCK_BYTES * 8, context))
                yield bitFlip(fixture, path, first + i);
        },
    },
    {
        damage: 'a bit anywhere in the segments',
        *cases(fixture, { random, flips }) {
            for (let i = 0; i < flips / 5; i++) {
                const path = fixture.segments[random.below(fixture.segments.length)];
                yield bitFlip(fixture, path, random.below(fixture.disk.files.size(path) * 8));
            }
        },
    },
    {
        damage: 'a sector or block of zeros',
        *cases(fixture, context) {
            for (const bytes of [SECTOR_BYTES, BLOCK_BYTES]) {
                for (const { path, at } of places(fixture, bytes)) {
                    if (context.random.below(Math.ceil(context.every / 40)) > 0)
                        continue;
                    yield replacement(fixture, path, at, new Uint8Array(bytes), `${bytes} zeros at ${at} of ${path}`);
                }
            }
        },
    },
    {
        damage: 'a stale sector or block',
        *cases(fixture, context) {
            for (const bytes of [SECTOR_BYTES, BLOCK_BYTES]) {
                for (const { path, at } of places(fixture, bytes)) {
                    if (context.random.below(Math.ceil(context.every / 40)) > 0)
                        continue;
                    for (const [from, what] of staleSources(fixture, path, at)) {
                        const stale = replacement(fixture, path, at, from.subarray(0, bytes), `${bytes} of ${what} at ${at} of ${path}`);
                        // A whole batch of this very segment, in another place, is noticed even behind the end.
                        yield stale.allowed.includes('unharmed') ? { ...stale, allowed: ['refused', ...HARMLESS] } : stale;
                    }
                }
            }
        },
    },
    {
        damage: 'two batches swapped',
        *cases(fixture) {
            for (const [a, b] of neighbours(fixture)) {
                const first = bytesOf(fixture, a);
                const second = bytesOf(fixture, b);
                const both = new Uint8Array(first.length + second.length);
                both.set(second);
                both.set(first, second.length);
                yield {
                    name: `batches at ${a.at} and ${b.at} of ${a.path} swapped`,
                    allowed: REFUSED,
                    apply: (disk) => overwrite(disk, a.path, a.at, both),
                };
            }
        },
    },
    {
        damage: 'a batch repeated over the next',
        *cases(fixture) {
            for (const [a, b] of neighbours(fixture)) {
                if (a.paddedBytes > b.paddedBytes)
                    continue;
                yield {
                    name: `the batch at ${a.at} of ${a.path} again over the one at ${b.at}`,
                    allowed: REFUSED,
                    apply: (disk) => overwrite(disk, a.path, b.at, bytesOf(fixture, a)),
                };
            }
        },
    },
    {
        damage: 'a batch repeated behind the end',
        *cases(fixture) {
            const last = fixture.batches.at(-1);
            const end = last.at + last.paddedBytes;
            const size = fixture.disk.files.size(last.path);
            for (const batch of fixture.batches) {
                if (end + batch.paddedBytes > size)
                    continue;
                yield {
                    name: `the batch at ${batch.at} of ${batch.path} again at ${end} of ${last.path}`,
                    allowed: ['refused', ...HARMLESS],
                    apply: (disk) => overwrite(disk, last.path, end, bytesOf(fixture, batch)),
                };
            }
        },
    },
    {
        damage: 'a batch of another journal in its place',
        *cases(fixture, { stranger }) {
            for (const batch of fixture.batches) {
                const theirs = stranger.disk.contents(batch.path);
                if (theirs === undefined)
                    continue;
                const bytes = theirs.subarray(batch.at, batch.at + batch.paddedBytes);
                yield replacement(fixture, batch.path, batch.at, bytes, `another journal's at ${batch.at} of ${batch.path}`);
            }
        },
    },
    {
        damage: 'a segment missing',
        *cases(fixture) {
            for (const path of fixture.segments) {
                yield { name: `${path} missing`, allowed: goneOutcomes(fixture, path), apply: (disk) => disk.remove(path) };
            }
        },
    },
    {
        damage: 'all segments missing',
        *cases({ segments }) {
            yield {
                name: 'all segments missing',
                allowed: REFUSED,
                apply: (disk) => {
                    for (const path of segments)
                        disk.remove(path);
                },
            };
        },
    },
    {
        damage: 'a segment emptied, or shortened to its header',
        *cases(fixture) {
            for (const path of fixture.segments) {
                for (const bytes of [0, 1, HEADER_BYTES - 1, HEADER_BYTES]) {
                    yield {
                        name: `${path} shortened to ${bytes}`,
                        // A crash can leave an older segment with nothing but its header: then nothing is lost.
                        allowed: path === fixture.segments.at(-1) ? REFUSED : allowedFor(zonesFrom(fixture, path, bytes)),
                        apply: (disk) => disk.put(path, disk.contents(path).subarray(0, bytes)),
                    };
                }
            }
        },
    },
    {
        damage: 'a segment renamed',
        *cases(fixture) {
            for (const path of fixture.segments) {
                const next = segmentPath(paths, numberOf(fixture.segments.at(-1)) + 1);
                const renamed = [
                    [`${path}.old`, goneOutcomes(fixture, path)],
                    [next, REFUSED],
                ];
                for (const [to, allowed] of renamed) {
                    yield { name: `${path} renamed to ${to}`, allowed, apply: (disk) => disk.move(path, to) };
                }
            }
        },
    },
    {
        damage: 'a segment of the same journal in the wrong place',
        *cases(fixture) {
            const { segments, disk } = fixture;
            for (const path of segments) {
                for (const from of segments) {
                    if (from === path)
                        continue;
                    const bytes = disk.contents(from);
                    yield { name: `${from} as ${path}`, allowed: REFUSED, apply: (damaged) => damaged.put(path, bytes) };
                }
            }
            const next = segmentPath(paths, numberOf(segments.at(-1)) + 1);
            const last = disk.contents(segments.at(-1));
            yield { name: `the last also as ${next}`, allowed: REFUSED, apply: (damaged) => damaged.put(next, last) };
        },
    },
    {
        damage: 'a segment of another journal',
        *cases(fixture, { stranger }) {
            for (const path of fixture.segments) {
                const theirs = stranger.disk.contents(path);
                if (theirs === undefined)
                    continue;
                yield {
                    name: `another journal's ${path}`,
                    allowed: REFUSED,
                    reason: /^(FOREIGN|DAMAGED) /,
                    apply: (disk) => disk.put(path, theirs),
                };
            }
            yield {
                name: 'all segments are of another journal',
                allowed: REFUSED,
                reason: /./,
                apply: (disk) => {
                    for (const path of fixture.segments)
                        disk.remove(path);
                    for (const path of stranger.segments)
                        disk.put(path, stranger.disk.contents(path));
                },
            };
        },
    },
    {
        damage: 'a segment header of a newer version',
        *cases(fixture) {
            for (const path of fixture.segments) {
                const header = headerOf(fixture, path);
                const block = encodeSegmentHeader({ ...header, version: header.version + 1 }, checksum);
                yield {
                    name: `${path} of a newer version`,
                    allowed: REFUSED,
                    reason: /^NEWER /,
                    apply: (disk) => overwrite(disk, path, 0, block),
                };
            }
        },
    },
    {
        damage: 'a batch or record of a newer version',
        *cases(fixture) {
            for (const batch of fixture.batches) {
                const forge = (what, change) => ({
                    name: `${what} in the batch at ${batch.at} of ${batch.path}`,
                    allowed: REFUSED,
                    reason: /^NEWER /,
                    apply: (disk) => overwrite(disk, batch.path, batch.at, forged(fixture, batch, change)),
                });
                yield forge('a newer head', ({ i32 }) => (i32[HeadHalf.KIND_VERSION] += 1 << 16));
                if (batch.count === 0)
                    continue;
                const kindVersion = (BATCH_HEAD_BYTES >> 2) + RecordHalf.KIND_VERSION;
                const version = (NEWEST_RECORD_VERSION + 1) << 16;
                yield forge('a newer record', ({ i32 }) => (i32[kindVersion] = (i32[kindVersion] & 0xffff) | version));
            }
        },
    },
    {
        damage: 'a batch that contradicts itself, with right checksums',
        *cases(fixture) {
            const first = BATCH_HEAD_BYTES;
            const changes = [
                ['another sequence', ({ f64 }) => (f64[(first >> 3) + RecordWord.SEQ] += 1)],
                ['a record without length', ({ i32 }) => (i32[(first >> 2) + RecordHalf.LENGTH] = 0)],
                ['one record more', ({ i32 }) => (i32[HeadHalf.COUNT] += 1)],
                ['another segment', ({ i32 }) => (i32[HeadHalf.SEGMENT] += 1)],
                ['another chain', ({ i32 }) => (i32[HeadHalf.CHAIN_LOW] ^= 1)],
            ];
            for (const batch of fixture.batches.filter(({ count }) => count > 0)) {
                for (const [what, change] of changes) {
                    yield {
                        name: `${what} in the batch at ${batch.at} of ${batch.path}`,
                        allowed: REFUSED,
                        apply: (disk) => overwrite(disk, batch.path, batch.at, forged(fixture, batch, change)),
                    };
                }
            }
        },
    },
    {
        damage: 'the head flipped, cut off, zeroed or missing',
        *cases(_fixture, { random, every }) {
            const { head } = paths;
            const spoilt = [
                ['missing', (disk) => disk.remove(head)],
                ['emptied', (disk) => disk.put(head, new Uint8Array(0))],
                ['cut off', (disk) => disk.put(head, disk.contents(head).subarray(0, 5000))],
                ['zeroed', (disk) => disk.put(head, new Uint8Array(8192))],
            ];
            for (const [what, apply] of spoilt)
                yield { name: `the head ${what}`, allowed: HARMLESS, apply };
            for (let i = 0; i < 4000 / every; i++) {
                const bit = random.below(28 * 8) + random.below(2) * BLOCK_BYTES * 8;
                yield { name: `bit ${bit} of the head`, allowed: HARMLESS, apply: (disk) => flip(disk, head, bit) };
            }
        },
    },
    {
        damage: 'the manifest flipped, cut off or missing',
        journals: ['recycled'],
        *cases({ disk: whole }, context) {
            const { manifest } = paths;
            const bytes = whole.contents(manifest);
            const allowed = ['refused', 'refused when read', 'unharmed'];
            yield { name: 'the manifest missing', allowed, apply: (disk) => disk.remove(manifest) };
            const text = Buffer.from(bytes).toString();
            for (const { segment } of readManifest(paths, whole.files)) {
                const forged = text.replace(`"segment":${segment},`, `"segment":${segment + 1},`);
                yield {
                    name: `the manifest calls segment ${segment} the next`,
                    allowed,
                    apply: (disk) => disk.put(manifest, Buffer.from(forged)),
                };
            }
            for (const at of sampled(bytes.length, { ...context, every: Math.ceil(context.every / 40) })) {
                yield {
                    name: `the manifest cut off at ${at}`,
                    allowed,
                    apply: (disk) => disk.put(manifest, bytes.subarray(0, at)),
                };
            }
            for (const bit of sampled(bytes.length * 8, { ...context, every: Math.ceil(context.every / 20) })) {
                yield { name: `bit ${bit} of the manifest`, allowed, apply: (disk) => flip(disk, manifest, bit) };
            }
        },
    },
    {
        damage: 'a snapshot flipped, cut off, misnamed or missing',
        journals: ['recycled'],
        *cases({ disk: whole }, context) {
            const seqs = snapshotSeqs(paths, whole.files);
            for (const seq of seqs) {
                const path = snapshotPath(paths, seq);
                const bytes = whole.contents(path);
                yield { name: `${path} missing`, allowed: HARMLESS, apply: (disk) => disk.remove(path) };
                yield {
                    name: `${path} as an older one`,
                    allowed: HARMLESS,
                    apply: (disk) => disk.move(path, snapshotPath(paths, 3)),
                };
                yield {
                    name: `${path} as of the future`,
                    allowed: REFUSED,
                    apply: (disk) => disk.move(path, snapshotPath(paths, 999)),
                };
                for (const at of sampled(bytes.length, context)) {
                    yield {
                        name: `${path} cut off at ${at}`,
                        allowed: HARMLESS,
                        apply: (disk) => disk.put(path, bytes.subarray(0, at)),
                    };
                }
                for (const bit of sampled(bytes.length * 8, { ...context, every: 4 * context.every })) {
                    yield { name: `bit ${bit} of ${path}`, allowed: HARMLESS, apply: (disk) => flip(disk, path, bit) };
                }
            }
            yield {
                name: 'all snapshots missing',
                allowed: HARMLESS,
                apply: (disk) => {
                    for (const seq of seqs)
                        disk.remove(snapshotPath(paths, seq));
                },
            };
        },
    },
    {
        damage: 'an archived segment flipped, cut off, swapped or missing',
        journals: ['recycled'],
        *cases({ disk: whole }, context) {
            const allowed = ['refused', 'refused when read', 'unharmed'];
            const loud = ['refused', 'refused when read'];
            const archived = readManifest(paths, whole.files).map(({ segment }) => archivePath(paths, segment));
            for (const [i, path] of archived.entries()) {
                const bytes = whole.contents(path);
                const other = whole.contents(archived[(i + 1) % archived.length]);
                yield { name: `${path} missing`, allowed: loud, apply: (disk) => disk.remove(path) };
                yield { name: `${path} another one`, allowed: loud, apply: (disk) => disk.put(path, other) };
                for (const at of sampled(bytes.length, context)) {
                    yield {
                        name: `${path} cut off at ${at}`,
                        allowed: loud,
                        apply: (disk) => disk.put(path, bytes.subarray(0, at)),
                    };
                }
                for (const bit of sampled(bytes.length * 8, { ...context, every: 2 * context.every })) {
                    yield { name: `bit ${bit} of ${path}`, allowed, apply: (disk) => flip(disk, path, bit) };
                }
            }
        },
    },
];
function bitFlip(fixture, path, bit) {
    return {
        name: `bit ${bit} of ${path}`,
        allowed: allowedFor(new Set([zoneOf(fixture, path, bit >> 3)])),
        apply: (disk) => flip(disk, path, bit),
    };
}
/** The last 64 KiB that were written, byte by byte backwards: from the last segment into those before. */
function* lastBytes(fixture, context) {
    let skip = context.random.below(context.every);
    let left = TAIL_BYTES;
    for (const path of fixture.segments.toReversed()) {
        const last = fixture.batches.findLast((batch) => batch.path === path);
        const end = last === undefined ? HEADER_BYTES : last.at + last.paddedBytes;
        for (let at = end - 1; at >= 0 && left > 0; at--, left--) {
            if (skip-- > 0)
                continue;
            skip = context.every - 1;
            yield { path, at };
        }
    }
}
/** The zones of everything from a byte to the file's end. */
function zonesFrom(fixture, path, at, end = 'usedBytes') {
    const zones = new Set(['behind']);
    if (at < HEADER_BYTES)
        zones.add('header');
    for (const batch of fixture.batches) {
        if (batch.path === path && batch.at + batch[end] > at)
            zones.add(zoneOf(fixture, path, Math.max(at, batch.at)));
    }
    return zones;
}
/** A first segment that isn't archived may be gone when a snapshot has all of it: who reads it is told. */
function goneOutcomes(fixture, path) {
    return path === fixture.segments[0] ? ['refused', 'refused when read'] : REFUSED;
}
function* places({ segments, disk }, step) {
    for (const path of segments) {
        const size = disk.files.size(path);
        for (let at = 0; at + step <= size; at += step)
            yield { path, at };
    }
}
/** What may have stood there before: an earlier segment's block, or what an earlier batch wrote a block before. */
function* staleSources({ segments, disk }, path, at) {
    const earlier = segments.slice(0, segments.indexOf(path)).findLast((one) => disk.files.size(one) >= at + BLOCK_BYTES);
    if (earlier !== undefined)
        yield [disk.contents(earlier).subarray(at), `${earlier}'s`];
    if (at >= 2 * BLOCK_BYTES)
        yield [disk.contents(path).subarray(at - BLOCK_BYTES), `the block before`];
}
function* neighbours({ batches }) {
    for (const [i, batch] of batches.entries()) {
        const next = batches[i + 1];
        if (next !== undefined && next.path === batch.path)
            yield [batch, next];
    }
}
function bytesOf({ disk }, { path, at, paddedBytes }) {
    return disk.contents(path).subarray(at, at + paddedBytes);
}
function headerOf({ disk }, path) {
    const header = decodeSegmentHeader(disk.contents(path), checksum);
    if (typeof header === 'string')
        throw new Error(`${path}: ${header}`);
    return header;
}
function numberOf(path) {
    return Number(/(\d+)\.segment$/.exec(path)?.[1]);
}
/** A changed batch whose checksums are right again. */
function forged(fixture, batch, change) {
    const { journalId, number } = headerOf(fixture, batch.path);
    const seed = segmentSeed(journalId, number, checksum);
    const bytes = recordsOf(bytesOf(fixture, batch).slice().buffer);
    change(bytes);
    const { u8, i32 } = bytes;
    i32[HeadHalf.PAYLOAD_CHECKSUM] = checksum(u8.subarray(BATCH_HEAD_BYTES, batch.usedBytes), seed);
    i32[HeadHalf.HEAD_CHECKSUM] = checksum(u8.subarray(0, HEAD_CHECKED_BYTES), seed);
    return u8;
}
//# sourceMappingURL=rows.js.map