import { setTimeout } from 'node:timers/promises';
import { readdirSync, readFileSync } from 'node:fs';
const POLL_MS = 20;
const POLITE_MS = 3_000;
/** Processes that this one started, and those that they started, while their parents live; without those that have ended. */
function descendants() {
    const children = new Map();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        const stat = procFile(pid, 'stat');
        // The name stands in parentheses and may hold some itself.
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (parent === undefined || state === 'Z')
            continue;
        const siblings = children.get(Number(parent)) ?? [];
        siblings.push(Number(pid));
        children.set(Number(parent), siblings);
    }
    const found = [];
    for (let next = [process.pid]; next.length > 0;) {
        next = next.flatMap((pid) => children.get(pid) ?? []);
        found.push(...next);
    }
    return found.map((pid) => ({ pid, command: procFile(String(pid), 'cmdline').replaceAll('\0', ' ').trim() }));
}
/** Asks them to end, and ends those that don't in 3 s. Returns what was there. */
export async function stopDescendants() {
    const all = descendants();
    let left = all;
    for (const [signal, patienceMs] of [
        ['SIGTERM', POLITE_MS],
        ['SIGKILL', POLITE_MS],
    ]) {
        for (const { pid } of left)
            end(pid, signal);
        const deadline = performance.now() + patienceMs;
        while (left.length > 0 && performance.now() < deadline) {
            await setTimeout(POLL_MS);
            left = left.filter(({ pid, command }) => isAlive(pid, command));
        }
    }
    return all;
}
function end(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch {
        // It ended meanwhile.
    }
}
/** By its command, too: a number is given again. */
function isAlive(pid, command) {
    return procFile(String(pid), 'cmdline').replaceAll('\0', ' ').trim() === command && command !== '';
}
function procFile(pid, name) {
    try {
        return readFileSync(`/proc/${pid}/${name}`, 'latin1');
    }
    catch {
        return ''; // It ended meanwhile.
    }
}
//# sourceMappingURL=descendants.js.map