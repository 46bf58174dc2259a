import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { lintScript, scratchProject } from './scratch-project.js';
const OXLINT = 'oxlint/bin/oxlint';
/** The options of `npm run lint` itself. */
const OPTIONS = [...lintScript().split(' ').slice(1), '--format=json'];
const UNUSED_DIRECTIVE = 'unused directive';
const NO_IMPORT = 'eslint(no-restricted-imports)';
const NO_GLOBAL = 'eslint(no-restricted-globals)';
const NO_PROPERTY = 'eslint(no-restricted-properties)';
const ATOMICS = 'export const load = (words: Int32Array): number => Atomics.load(words, 0);\n';
const SOCKETS = `import { App } from 'uWebSockets.js';\nexport const app = App();\n`;
const send = 'const send = async (): Promise<number> => 1;\n';
const RULES = [
    // Upward imports.
    [
        'refuses workers in core',
        'core/up/workers.ts',
        `export { roster } from '../../workers/roster.ts';\n`,
        NO_IMPORT,
        /core imports nothing above it/,
    ],
    [
        'refuses gateway in core',
        'core/up/gateway.ts',
        `export { main } from '../../gateway/main.ts';\n`,
        NO_IMPORT,
        /core imports nothing above it/,
    ],
    [
        'refuses bench in core',
        'core/up/bench.ts',
        `export { ring } from '../../bench/ring.ts';\n`,
        NO_IMPORT,
        /core imports nothing above it/,
    ],
    [
        'refuses test in core',
        'core/up/test.ts',
        `export { helper } from '../../test/helper.ts';\n`,
        NO_IMPORT,
        /core imports nothing above it/,
    ],
    [
        'refuses a dynamic import of workers in core',
        'core/up/dynamic.ts',
        `export const load = () => import('../../workers/roster.ts');\n`,
        NO_IMPORT,
        /core imports nothing above it/,
    ],
    [
        'refuses a Node module in core',
        'core/up/node.ts',
        `export { readFileSync } from 'node:fs';\n`,
        NO_IMPORT,
        /imports no package and no Node module/,
    ],
    [
        'refuses a package in core',
        'core/up/package.ts',
        `export { build } from 'hdr-histogram-js';\n`,
        NO_IMPORT,
        /imports no package and no Node module/,
    ],
    [
        'refuses gateway in workers',
        'workers/engine/gateway.ts',
        `export { main } from '../../gateway/main.ts';\n`,
        NO_IMPORT,
        /workers import nothing above them/,
    ],
    [
        'refuses bench in workers',
        'workers/engine/bench.ts',
        `export { ring } from '../../bench/ring.ts';\n`,
        NO_IMPORT,
        /workers import nothing above them/,
    ],
    [
        'refuses test in workers',
        'workers/engine/test.ts',
        `export { helper } from '../../test/helper.ts';\n`,
        NO_IMPORT,
        /workers import nothing above them/,
    ],
    [
        'refuses bench in gateway',
        'gateway/bench.ts',
        `export { ring } from '../bench/ring.ts';\n`,
        NO_IMPORT,
        /Nothing imports bench or test/,
    ],
    [
        'refuses test in gateway',
        'gateway/test.ts',
        `export { helper } from '../test/helper.ts';\n`,
        NO_IMPORT,
        /Nothing imports bench or test/,
    ],
    // Doors.
    [
        'refuses a room of workers in gateway',
        'gateway/control/room.ts',
        `export { words } from '../../workers/engine/words.ts';\n`,
        NO_IMPORT,
        /rooms of workers are closed/,
    ],
    ['refuses uWebSockets.js in gateway', 'gateway/ws/sockets.ts', SOCKETS, NO_IMPORT, /Only gateway\/server\.ts knows/],
    [
        'refuses uWebSockets.js in workers',
        'workers/market/sockets.ts',
        SOCKETS,
        NO_IMPORT,
        /Only gateway\/server\.ts knows/,
    ],
    [
        'refuses uWebSockets.js in other tests',
        'test/system/sockets.test.ts',
        SOCKETS,
        NO_IMPORT,
        /Only gateway\/server\.ts knows/,
    ],
    // The purity of core.
    [
        'refuses Date in core',
        'core/pure/date.ts',
        'export const nowMs = (): number => Date.now();\n',
        NO_GLOBAL,
        /time is an argument/,
    ],
    [
        'refuses Intl in core',
        'core/pure/intl.ts',
        'export const format = new Intl.NumberFormat();\n',
        NO_GLOBAL,
        /no locale/,
    ],
    [
        'refuses globalThis in core',
        'core/pure/global.ts',
        'export const nowMs = (): number => globalThis.Date.now();\n',
        NO_GLOBAL,
        /would hide a clock/,
    ],
    ['refuses Atomics in core', 'core/order/atomics.ts', ATOMICS, NO_GLOBAL, /only in core\/memory and core\/metrics/],
    [
        'refuses Date in core/memory',
        'core/memory/date.ts',
        'export const nowMs = (): number => Date.now();\n',
        NO_GLOBAL,
        /time is an argument/,
    ],
    [
        'refuses Atomics in workers',
        'workers/engine/atomics.ts',
        ATOMICS,
        NO_GLOBAL,
        /only in core\/memory and core\/metrics/,
    ],
    ['refuses Atomics in gateway', 'gateway/atomics.ts', ATOMICS, NO_GLOBAL, /only in core\/memory and core\/metrics/],
    [
        'refuses Math.random in core',
        'core/pure/random.ts',
        'export const draw = (): number => Math.random();\n',
        NO_PROPERTY,
        /seeds and draws are arguments/,
    ],
    [
        'refuses Math.random taken apart in core',
        'core/pure/taken.ts',
        'const { random } = Math;\nexport const draw = random;\n',
        NO_PROPERTY,
        /seeds and draws are arguments/,
    ],
    [
        'refuses toLocaleString in core',
        'core/pure/locale.ts',
        'export const text = (n: number): string => n.toLocaleString();\n',
        NO_PROPERTY,
        /no locale/,
    ],
    [
        'refuses localeCompare in core',
        'core/pure/compare.ts',
        `export const order = (a: string): number => a.localeCompare('b');\n`,
        NO_PROPERTY,
        /no locale/,
    ],
    [
        'refuses a triple-slash reference',
        'core/pure/slash.ts',
        '/// <reference types="node" />\nexport const one = 1;\n',
        'typescript(triple-slash-reference)',
        /triple slash/,
    ],
    [
        'refuses Intl in core/memory',
        'core/memory/intl.ts',
        'export const format = new Intl.NumberFormat();\n',
        NO_GLOBAL,
        /no locale/,
    ],
    [
        'refuses globalThis in core/metrics',
        'core/metrics/global.ts',
        'export const shared = globalThis;\n',
        NO_GLOBAL,
        /would hide a clock/,
    ],
    // Everywhere.
    [
        'refuses == between values',
        'gateway/equal.ts',
        'export const same = (a: number, b: number): boolean => a == b;\n',
        'eslint(eqeqeq)',
        /===/,
    ],
    ['refuses var', 'gateway/var.ts', 'export var count = 1;\n', 'eslint(no-var)', /var/],
    [
        'refuses let for a constant',
        'gateway/let.ts',
        'let count = 1;\nexport const twice = count * 2;\n',
        'eslint(prefer-const)',
        /const/,
    ],
    [
        'refuses a disabled rule that nothing broke',
        'gateway/unused.ts',
        '// oxlint-disable-next-line no-var\nexport const one = 1;\n',
        UNUSED_DIRECTIVE,
        /Unused/,
    ],
    [
        'refuses a promise nobody waits for',
        'workers/storage/floating.ts',
        `${send}send();\n`,
        'typescript(no-floating-promises)',
        /must be awaited/,
    ],
    [
        'refuses a promise as a condition',
        'workers/storage/condition.ts',
        `${send}export const sent = send() ? 1 : 0;\n`,
        'typescript(no-misused-promises)',
        /[Pp]romise/,
    ],
    [
        'refuses a switch that forgets a case',
        'gateway/switch.ts',
        `export function sign(side: 'buy' | 'sell'): number {\n  switch (side) {\n    case 'buy':\n      return 1;\n  }\n  return -1;\n}\n`,
        'typescript(switch-exhaustiveness-check)',
        /not exhaustive/,
    ],
    [
        'refuses an import cycle',
        'core/cycle/a.ts',
        `import { b } from './b.ts';\nexport const a = (): number => b();\n`,
        'import(no-cycle)',
        /[Dd]ependency cycle/,
    ],
    [
        'refuses a default export',
        'gateway/default.ts',
        'export default 1;\n',
        'import(no-default-export)',
        /default export/,
    ],
    [
        'refuses any',
        'gateway/any.ts',
        'export const anything = (value: any): unknown => value;\n',
        'typescript(no-explicit-any)',
        /any/,
    ],
];
/** What stays allowed, each beside the rule that might forbid too much. */
const SOUND = {
    'core/cycle/b.ts': `import { a } from './a.ts';\nexport const b = (): number => a();\n`,
    'core/memory/atomics.ts': ATOMICS,
    'core/metrics/atomics.ts': ATOMICS,
    'core/pure/floor.ts': 'export const half = (n: number): number => Math.floor(n / 2);\n',
    'workers/engine/words.ts': `import { half } from '../../core/pure/floor.ts';\nexport const words = half(8);\n`,
    'workers/roster.ts': `import { words } from './engine/words.ts';\nexport const roster = words;\n`,
    'gateway/main.ts': `import { roster } from '../workers/roster.ts';\nimport { app } from './server.ts';\nexport const main = { roster, app };\n`,
    'gateway/server.ts': SOCKETS,
    'gateway/ws/session.ts': `import { main } from '../main.ts';\nexport const session = main;\n`,
    'test/gateway/server.test.ts': SOCKETS,
    'test/helper.ts': `import { words } from '../workers/engine/words.ts';\nimport { test } from 'node:test';\n\ntest('two promises at work', async () => {\n  await Promise.resolve(words);\n});\n`,
    'bench/ring.ts': `import { words } from '../workers/engine/words.ts';\nexport const ring = words;\n`,
};
/** Its partner in the cycle is reported too. */
const CYCLE_PARTNER = 'core/cycle/b.ts';
describe('the linter', () => {
    let project;
    let diagnostics = [];
    before(() => {
        project = scratchProject({ ...SOUND, ...Object.fromEntries(RULES.map(([, file, text]) => [file, text])) });
        const { status, stdout, stderr } = project.run(OXLINT, ...OPTIONS);
        assert.equal(status, 1, stdout + stderr);
        diagnostics = JSON.parse(stdout).diagnostics;
    });
    after(() => project?.remove());
    for (const [name, file, , rule, says] of RULES) {
        test(name, () => {
            const found = diagnostics.filter((diagnostic) => diagnostic.filename === file);
            assert.deepEqual(found.map(({ code, severity }) => `${severity} ${code ?? UNUSED_DIRECTIVE}`), [`error ${rule}`]);
            assert.match(`${found[0]?.message} ${found[0]?.help ?? ''}`, says);
        });
    }
    test('holds the only importer of uWebSockets.js to the doors of workers too', () => {
        const server = scratchProject({
            'workers/engine/words.ts': 'export const words = 1;\n',
            'test/helper.ts': 'export const helper = 1;\n',
            'gateway/server.ts': `${SOCKETS}export { words } from '../workers/engine/words.ts';\nexport { helper } from '../test/helper.ts';\n`,
        });
        try {
            const { stdout } = server.run(OXLINT, ...OPTIONS);
            const found = JSON.parse(stdout).diagnostics.map(({ code, help }) => ({
                code,
                help,
            }));
            assert.equal(found.length, 2, stdout);
            assert.ok(found.some(({ help }) => help?.startsWith('The rooms of workers are closed')), stdout);
            assert.ok(found.some(({ help }) => help?.startsWith('Nothing imports bench or test')), stdout);
        }
        finally {
            server.remove();
        }
    });
    test('accepts what each rule leaves open', () => {
        const broken = new Set([...RULES.map(([, file]) => file), CYCLE_PARTNER]);
        assert.deepEqual(diagnostics.filter((diagnostic) => !broken.has(diagnostic.filename)), []);
    });
});
//# sourceMappingURL=lint-rules.test.js.map