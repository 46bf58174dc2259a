import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
/** The first thing that is lacking. */
export function firstLack(...lacks) {
    return lacks.find((lack) => lack !== undefined);
}
/**
 * As `test` takes it, for what is lacking. The runner forgives what a machine can't do; a tool that is missing has to be
 * installed where CI=true.
 */
export function skipFor(lack) {
    if (lack === undefined)
        return false;
    return lack.kind === 'ability' ? `this machine lacks ${lack.what}` : `needs ${lack.what}`;
}
/** A program on the PATH, or in the system's folders, that Debian's `debian` brings. */
export function lacksTool(program, debian = program) {
    return pathOf(program) === undefined ? { kind: 'tool', what: `${program} (Debian: ${debian})` } : undefined;
}
export function pathOf(program) {
    const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/bin', '/bin'];
    return folders.map((folder) => join(folder, program)).find(isExecutable);
}
export function lacksRoot() {
    return process.getuid?.() === 0 ? undefined : { kind: 'ability', what: 'root' };
}
/** Whether a file can be attached as a block device, and mounted. */
export function lacksLoopDevices() {
    const found = spawnSync(pathOf('losetup') ?? 'losetup', ['--find'], { encoding: 'utf8' });
    return found.status === 0 ? undefined : { kind: 'ability', what: 'loop devices' };
}
/** Whether one process may trace another. */
export function lacksTracing() {
    const traced = spawnSync(pathOf('strace') ?? 'strace', ['-o', '/dev/null', '/bin/true']);
    return traced.status === 0 ? undefined : { kind: 'ability', what: 'ptrace' };
}
function isExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=machine.js.map