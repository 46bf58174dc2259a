import { spawnSync } from 'node:child_process';
import { pathOf } from '../../campaign/machine.js';
/**
 * The system calls that lines of `SystemCallFilter=` allow, in their order: names and @groups, after ~ taken away.
 * What systemd allows whatever they say is in @default and @system-service.
 */
export function allowedCalls(lines) {
    const groups = readGroups();
    const allowed = new Set();
    for (const line of lines) {
        const isDenied = line.startsWith('~');
        for (const name of line.replace(/^~/, '').split(/\s+/)) {
            for (const call of membersOf(name, groups)) {
                if (isDenied)
                    allowed.delete(call);
                else
                    allowed.add(call);
            }
        }
    }
    return allowed;
}
function membersOf(name, groups) {
    if (!name.startsWith('@'))
        return [name];
    const members = groups.get(name);
    if (members === undefined)
        throw new Error(`there is no group ${name}`);
    return members.flatMap((member) => membersOf(member, groups));
}
function readGroups() {
    const { stdout } = spawnSync(pathOf('systemd-analyze') ?? 'systemd-analyze', ['syscall-filter', '--no-pager'], {
        encoding: 'utf8',
    });
    const groups = new Map();
    let members = [];
    for (const line of stdout.split('\n')) {
        const [, indent = '', name] = /^( *)(@?[a-z0-9_-]+)$/.exec(line) ?? [];
        if (name === undefined)
            continue;
        if (indent === '')
            groups.set(name, (members = []));
        else
            members.push(name);
    }
    return groups;
}
//# sourceMappingURL=syscall-filter.js.map