import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { scratchProject } from './scratch-project.js';
const RULES = [
    {
        name: 'refuses a Node module in core',
        file: 'core/node-module.ts',
        text: `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`,
        error: /TS2591: Cannot find name 'node:fs'|TS2307: Cannot find module 'node:fs'/,
    },
    {
        name: 'refuses process in core',
        file: 'core/node-process.ts',
        text: 'export const id = process.pid;\n',
        error: /TS2591: Cannot find name 'process'/,
    },
    {
        name: 'refuses timers in core',
        file: 'core/timer.ts',
        text: 'export const timer = setTimeout(() => 0, 1);\n',
        error: /TS2304: Cannot find name 'setTimeout'/,
    },
    {
        name: 'refuses TextDecoder in core',
        file: 'core/text-decoder.ts',
        text: 'export const decoder = new TextDecoder();\n',
        error: /TS2304: Cannot find name 'TextDecoder'/,
    },
    {
        name: 'refuses the monotonic clock in core',
        file: 'core/performance-clock.ts',
        text: 'export const nowMs = performance.now();\n',
        error: /TS2304: Cannot find name 'performance'/,
    },
    {
        name: 'refuses an import of workers from core',
        file: 'core/upward-workers.ts',
        text: `export { agent } from '../workers/agent.ts';\n`,
        error: /TS6307: .*workers\/agent\.ts' is not listed within the file list of project/,
    },
    {
        name: 'refuses an import of gateway from core',
        file: 'core/upward-gateway.ts',
        text: `export { door } from '../gateway/door.ts';\n`,
        error: /TS6307: .*gateway\/door\.ts' is not listed within the file list of project/,
    },
    {
        name: 'refuses an import of gateway from workers',
        file: 'workers/upward-gateway.ts',
        text: `export { door } from '../gateway/door.ts';\n`,
        error: /TS6307: .*gateway\/door\.ts' is not listed within the file list of project/,
    },
    {
        name: 'refuses an import of test from gateway',
        file: 'gateway/upward-test.ts',
        text: `export { helper } from '../test/helper.ts';\n`,
        error: /TS6307: .*test\/helper\.ts' is not listed within the file list of project/,
    },
    {
        name: 'refuses an enum',
        file: 'core/enumeration.ts',
        text: 'export enum Side { Buy, Sell }\n',
        error: /TS1294: This syntax is not allowed when 'erasableSyntaxOnly' is enabled/,
    },
    {
        name: 'refuses an element that may be absent',
        file: 'core/absent-element.ts',
        text: 'export const first = (words: readonly number[]): number => words[0];\n',
        error: /TS2322: Type 'number \| undefined' is not assignable to type 'number'/,
    },
];
const SOUND = {
    'core/price.ts': 'export const priceTicks = 1;\n',
    'workers/agent.ts': `import { priceTicks } from '../core/price.ts';\nexport const agent = priceTicks;\n`,
    'gateway/door.ts': `import { agent } from '../workers/agent.ts';\nexport const door = agent + process.pid;\n`,
    'test/helper.ts': `import { door } from '../gateway/door.ts';\nexport const helper = door;\n`,
};
const TSC = 'typescript/bin/tsc';
/** A layer above a broken one isn't compiled: each layer is broken in a project of its own. */
const LAYERS = ['core', 'workers', 'gateway'];
describe('the compiler', () => {
    const projects = [];
    const output = new Map();
    before(() => {
        for (const layer of LAYERS) {
            const broken = RULES.filter((rule) => rule.file.startsWith(`${layer}/`)).map((rule) => [rule.file, rule.text]);
            const project = scratchProject({ ...SOUND, ...Object.fromEntries(broken) });
            projects.push(project);
            output.set(layer, project.run(TSC, '-b', layer, '--pretty', 'false').stdout);
        }
    });
    after(() => projects.forEach((project) => project.remove()));
    for (const { name, file, error } of RULES) {
        test(name, () => {
            const lines = (output.get(file.slice(0, file.indexOf('/'))) ?? '').split('\n');
            const found = lines.filter((line) => line.startsWith(`${file}(`));
            assert.match(found[0] ?? `no error in ${file}; the compiler said:\n${lines.join('\n')}`, error);
        });
    }
    test('accepts core ← workers ← gateway ← test', () => {
        const project = scratchProject(SOUND);
        projects.push(project);
        const { status, stdout } = project.run(TSC, '-b', '--pretty', 'false');
        assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
    });
});
//# sourceMappingURL=compile-rules.test.js.map