// The one gate: runs every part of it, even after one failed, and says how long each took.
//   npm run check [-- part …]
import { spawnSync } from 'node:child_process';

const GATES = [
  { name: 'types', command: 'npm run --silent build' },
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'format', command: 'biome format .' },
  { name: 'dead', command: 'knip' },
  // Without the tests: what only they use is dead code, except where its doc comment says @internal.
  { name: 'shipped', command: 'knip --production' },
  { name: 'tests', command: 'node test/run.mjs fast' },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name === name));
if (unknown.length > 0) {
  console.error(`no gate ${unknown.join(', ')}; there are ${GATES.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const results = GATES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map(({ name, command }) => {
  console.log(`\n── ${name}: ${command}`);
  const startedMs = performance.now();
  const { status, error } = spawnSync(command, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` },
  });
  if (error !== undefined) console.error(error.message);
  return { name, passed: status === 0, seconds: (performance.now() - startedMs) / 1000 };
});

console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'pass' : 'FAIL'}  ${name.padEnd(8)} ${seconds.toFixed(1).padStart(5)} s`);
}
const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
const passed = results.every((result) => result.passed);
console.log(`${passed ? 'PASS' : 'FAIL'}  ${'all'.padEnd(8)} ${total.toFixed(1).padStart(5)} s`);
process.exitCode = passed ? 0 : 1;
