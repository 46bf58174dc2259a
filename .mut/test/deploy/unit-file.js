import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** The project: sources, or the package where it is installed. */
export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
export const systemdFolder = join(projectRoot, 'deploy/systemd');
export function readUnit(path = join(systemdFolder, 'tickgate.service')) {
    const directives = new Map();
    for (const line of readFileSync(path, 'utf8').split('\n')) {
        if (line.startsWith('#') || line.startsWith('[') || line.trim() === '')
            continue;
        const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
        if (name === undefined)
            throw new Error(`${path}: what is this: ${line}`);
        directives.set(name, [...(directives.get(name) ?? []), value]);
    }
    const all = (name) => directives.get(name) ?? [];
    return {
        names: [...directives.keys()],
        all,
        words: (name) => all(name).flatMap((value) => value.split(/\s+/).filter((word) => word !== '')),
        only(name) {
            const values = all(name);
            if (values.length !== 1)
                throw new Error(`${path}: ${name} stands there ${values.length} times`);
            return values[0];
        },
    };
}
//# sourceMappingURL=unit-file.js.map