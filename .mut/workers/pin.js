import koffi from 'koffi';
import { readFileSync, readlinkSync } from 'node:fs';
/** @internal */
export class PinError extends Error {
    name = 'PinError';
    code = 'PIN_INVALID';
}
const MASK_BYTES = 128;
const MAX_CPUS = MASK_BYTES * 8;
const setAffinity = koffi.load(null).func('int sched_setaffinity(int thread, size_t bytes, const uint8_t *mask)');
/**
 * What `text` asks for. `threads`: those that exist in this mode; `hot`: those that `auto` pins, hottest first;
 * `cpus`: those that this process may use. Throws `PinError`, which says what is wrong and what is allowed.
 */
export function parsePin(text, threads, hot, cpus) {
    const plan = new Map();
    const wish = text.trim();
    if (wish === 'off')
        return plan;
    if (wish === 'auto') {
        // One core stays free for the kernel, V8's helpers and the cold threads: the first, where interrupts usually go.
        if (hasSpareCore(hot, cpus))
            for (const [i, role] of hot.entries())
                plan.set(role, cpus[i + 1]);
        return plan;
    }
    for (const part of wish.split(',')) {
        const match = /^\s*([a-z]+)\s*:\s*(\d{1,4})\s*$/.exec(part);
        if (match === null)
            throw new PinError(`PIN: "${part}" is not role:cpu; allowed: auto, off, engine:1,journal:0,…`);
        const role = threads.find((name) => name === match[1]);
        if (role === undefined)
            throw new PinError(`PIN: no thread "${match[1]}"; there are: ${threads.join(', ')}`);
        if (plan.has(role))
            throw new PinError(`PIN: "${role}" is named twice`);
        const cpu = Number(match[2]);
        if (!cpus.includes(cpu))
            throw new PinError(`PIN: no CPU ${cpu} for ${role}; usable: ${cpus.join(', ')}`);
        plan.set(role, cpu);
    }
    return plan;
}
/** Whether the hot threads can have a core each: then one that waits for another doesn't take its core by looking. */
export function hasCoreEach(hot, cpus) {
    return cpus.length >= hot.length;
}
/** Whether the hot threads can have a core each with one to spare: then they may be pinned, and may spin. */
export function hasSpareCore(hot, cpus) {
    return cpus.length >= hot.length + 1;
}
/** Restricts the calling thread, and no other, to `cpus`. Throws if the kernel refuses. */
export function pinThisThread(cpus) {
    const mask = new Uint8Array(MASK_BYTES);
    for (const cpu of cpus) {
        if (cpu >= MAX_CPUS)
            throw new PinError(`PIN: CPU ${cpu} is beyond ${MAX_CPUS - 1}`);
        mask[cpu >> 3] |= 1 << (cpu & 7);
    }
    if (setAffinity(0, MASK_BYTES, mask) !== 0) {
        throw new PinError(`PIN: the kernel refused CPU ${cpus.join(',')} (errno ${koffi.errno()})`);
    }
}
/** The kernel's id of the calling thread. */
export function threadId() {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1));
}
/** The CPUs that a thread of this process may run on, as the kernel reports them. */
export function allowedCpus(tid = threadId()) {
    const status = readFileSync(`/proc/self/task/${tid}/status`, 'latin1');
    return parseCpuList(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '');
}
/**
 * "0-2,5" → 0, 1, 2, 5
 * @internal
 */
export function parseCpuList(list) {
    const cpus = [];
    for (const range of list.split(',')) {
        const match = /^(\d+)(?:-(\d+))?$/.exec(range);
        if (match === null)
            continue;
        for (let cpu = Number(match[1]); cpu <= Number(match[2] ?? match[1]); cpu++)
            cpus.push(cpu);
    }
    return cpus;
}
//# sourceMappingURL=pin.js.map