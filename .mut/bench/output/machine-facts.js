import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { loadAverage } from '../method/machine.js';
const MOST_LOAD = 0.5;
const FEWEST_CORES = 4;
const GB = 1e9;
/** What a reader has to know about the machine to judge the figures; `stealShare` is known at the end. */
export function machineFacts(folder) {
    const cores = availableParallelism();
    const loadBefore = loadAverage();
    const idleDriver = sys('/sys/devices/system/cpu/cpuidle/current_driver') || 'none';
    return {
        cpu: cpus()[0]?.model.trim() || 'unknown',
        cores,
        memoryGb: Math.round(totalmem() / GB),
        isVirtual: isVirtual(),
        kernel: release(),
        node: process.versions.node,
        v8: process.versions.v8,
        ...diskOf(resolve(folder)),
        hugePages: chosen(sys('/sys/kernel/mm/transparent_hugepage/enabled')),
        idleDriver,
        loadBefore,
        warnings: [
            ...(loadBefore > MOST_LOAD
                ? [`the load of the last minute was ${loadBefore} at the start: something else ran, a build perhaps`]
                : []),
            ...(cores < FEWEST_CORES
                ? [
                    `${cores} cores: client, gateway, engine and journal share them; what a round trip shows is the placement of threads, too`,
                ]
                : []),
        ],
    };
}
/** The commit that is measured; with a `+` where files differ from it. */
export function commitOf(root) {
    try {
        const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
        const changes = git('status', '--porcelain', '--untracked-files=no');
        return git('rev-parse', '--short=10', 'HEAD') + (changes === '' ? '' : '+');
    }
    catch {
        return 'unknown'; // Not a checkout, or no git.
    }
}
function isVirtual() {
    return (/^flags.*\bhypervisor\b/m.test(sys('/proc/cpuinfo')) ||
        /virtual|kvm|qemu|vmware|amazon ec2|google compute/i.test(sys('/sys/class/dmi/id/product_name') + sys('/sys/class/dmi/id/sys_vendor')));
}
/** The mount with the longest path above the folder. */
function diskOf(folder) {
    const mounts = sys('/proc/self/mounts')
        .split('\n')
        .map((line) => line.split(' '))
        .filter(([, point]) => point !== undefined && `${folder}/`.startsWith(point === '/' ? '/' : `${point}/`));
    const [device = 'unknown', , fileSystem = 'unknown'] = mounts.toSorted(([, a = ''], [, b = '']) => b.length - a.length)[0] ?? [];
    return { fileSystem, device };
}
/** `always [madvise] never` ▸ `madvise` */
function chosen(text) {
    return /\[(\w+)\]/.exec(text)?.[1] ?? 'unknown';
}
function sys(file) {
    try {
        return readFileSync(file, 'utf8').trim();
    }
    catch {
        return '';
    }
}
//# sourceMappingURL=machine-facts.js.map