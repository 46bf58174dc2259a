import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createSeededRandom } from '../../workers/seeded-random.js';
import { createSimulatedDisk } from '../simulation/disk.js';
/** In the sources, not beside the compiled tests. */
export const goldenFolder = fileURLToPath(new URL('../../../test/golden/', import.meta.url));
/** The versions that are kept: `v1`, … */
export function goldenVersions() {
    return readdirSync(goldenFolder)
        .filter((name) => /^v\d+$/.test(name))
        .sort();
}
export function expectedOf(version) {
    return JSON.parse(readFileSync(join(goldenFolder, version, 'expected.json'), 'utf8'));
}
/** Files whose bytes aren't those of `SHA256SUMS`, that it doesn't name, or that are gone. */
export function changedFiles(version) {
    const folder = join(goldenFolder, version);
    const sums = new Map(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]));
    const there = filesIn(folder).filter((name) => name !== 'SHA256SUMS');
    const changed = there.filter((name) => sums.get(name) !== sha256(readFileSync(join(folder, name))));
    return [...changed, ...[...sums.keys()].filter((name) => !there.includes(name))];
}
export function filesIn(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort();
}
export function sha256(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
}
/** A golden journal's data directory, on a disk of its own, in `/data`. */
export function goldenDisk(version, name) {
    const disk = createSimulatedDisk({ random: createSeededRandom(1) });
    const folder = join(goldenFolder, version, name);
    for (const file of filesIn(folder)) {
        disk.put(`/data/${file.replace(/\.packed$/, '')}`, gunzipSync(readFileSync(join(folder, file))));
    }
    return disk;
}
//# sourceMappingURL=golden-files.js.map