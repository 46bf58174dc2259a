import { zoneOf } from './fixtures.js';
/** What may come of changed bytes, by what they are for. Of several zones the first named here decides. */
const zoneOutcomes = [
    ['header', ['refused']],
    ['proven batch', ['refused']],
    // The case that can't be told from a crash; refused where a snapshot has seen it.
    ['last batch', ['last batch lost', 'refused']],
    ['marker', ['unharmed', 'tail cut']],
    ['behind', ['unharmed', 'tail cut']],
    ['padding', ['unharmed', 'tail cut']],
];
export function allowedFor(zones) {
    return zoneOutcomes.find(([zone]) => zones.has(zone))?.[1] ?? ['unharmed'];
}
/** Replaces bytes of a file from `at` on; allowed is what the zones of the bytes that really changed say. */
export function replacement(fixture, path, at, bytes, name) {
    const before = fixture.disk.contents(path);
    const count = Math.min(bytes.length, before.length - at);
    const zones = new Set();
    for (let i = 0; i < count; i++)
        if (before[at + i] !== bytes[i])
            zones.add(zoneOf(fixture, path, at + i));
    return {
        name,
        allowed: allowedFor(zones),
        apply: (disk) => overwrite(disk, path, at, bytes.subarray(0, count)),
    };
}
export function overwrite(disk, path, at, bytes) {
    const fd = disk.files.open(path, 'r+');
    disk.files.write(fd, bytes, 0, bytes.length, at);
    disk.files.datasync(fd);
    disk.files.close(fd);
}
export function flip(disk, path, bit) {
    const fd = disk.files.open(path, 'r');
    const byte = new Uint8Array(1);
    disk.files.read(fd, byte, 0, 1, bit >> 3);
    disk.files.close(fd);
    byte[0] ^= 1 << (bit & 7);
    overwrite(disk, path, bit >> 3, byte);
}
/** Every `every`-th of the numbers below `count`, from a drawn one on. */
export function* sampled(count, { every, random }) {
    for (let i = random.below(every); i < count; i += every)
        yield i;
}
//# sourceMappingURL=damage.js.map