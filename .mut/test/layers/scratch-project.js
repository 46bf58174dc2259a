import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** The project's own configuration: a rule that is loosened there fails here. */
const CONFIGURATION = [
    '.oxlintrc.json',
    'package.json',
    'tsconfig.json',
    'core/tsconfig.json',
    'workers/tsconfig.json',
    'gateway/tsconfig.json',
    'bench/tsconfig.json',
    'test/tsconfig.json',
];
/** The folder of package.json, seen from dist/test/layers. */
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
export function scratchProject(files) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-layers-'));
    const write = (path, text) => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    };
    for (const path of CONFIGURATION)
        write(path, readFileSync(join(PROJECT, path), 'utf8'));
    for (const [path, text] of Object.entries(files))
        write(path, text);
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    return {
        folder,
        run(script, ...args) {
            const { status, stdout, stderr } = spawnSync(process.execPath, [join(PROJECT, 'node_modules', script), ...args], {
                cwd: folder,
                encoding: 'utf8',
                stdio: ['ignore', 'pipe', 'pipe'],
            });
            return { status, stdout, stderr };
        },
        remove: () => rmSync(folder, { recursive: true, force: true }),
    };
}
/** The command line of `npm run lint`. */
export function lintScript() {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    return scripts.lint;
}
//# sourceMappingURL=scratch-project.js.map