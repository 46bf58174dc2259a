// Runs the compiled tests from an explicit list: globs fail on Node 20, folders on Node 22.
//   node test/run.mjs fast|all [part of a path …]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Folders whose tests start processes, race threads for seconds or need tools: not part of `npm run check`. */
const SLOW = ['race', 'system', 'fault', 'browser'];

const [scope = 'all', ...wanted] = process.argv.slice(2);
const files = readdirSync('dist/test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => scope === 'all' || !SLOW.some((folder) => file.startsWith(`${folder}/`)))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .map((file) => `dist/test/${file}`)
  .sort();
if (files.length === 0) {
  console.error(`no test file matches ${[scope, ...wanted].join(' ')}`);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  ['--test', `--test-concurrency=${availableParallelism()}`, '--test-reporter=spec', ...files],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
