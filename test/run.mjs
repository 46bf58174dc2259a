// Runs the compiled tests from an explicit list: globs fail on Node 20, folders on Node 22.
//   node test/run.mjs fast|all [part of a path …]
//
// The tests get a temporary folder of their own (TMPDIR); a file or a process that outlives them is a failure.
// With CI=true a skipped or unfinished test is a failure too, unless it names an ability that the machine lacks
// (loop devices, ptrace): no package brings those.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** Folders whose tests start processes, race threads for seconds or need tools: not part of `npm run check`. */
const SLOW = ['race', 'system', 'fault', 'fuzz', 'hostile', 'contract', 'browser'];

/**
 * Those that run longest here, the longest first: so none of them runs alone at the end. What isn't named follows by its
 * path. SLOWEST, at the end of a run of all, says whether the list still holds.
 */
const LONGEST = [
  'fault/simulation',
  'system/kill.',
  'system/crash.',
  'system/modes.',
  'contract/contract.',
  'system/deopt.',
  'fault/overload',
  'system/stranger.',
  'system/start.',
  'fault/threads',
  'system/load.',
  'system/client-fresh-project.',
  'system/keys.',
  'bench/many.',
  'gateway/instruments/program.',
  'system/threads.',
  'fault/',
  'system/',
  'hostile/',
  'fuzz/',
  'bench/',
  'property/',
  'workers/',
];

/**
 * Gateways that a test starts fill their journal's files with zeros first: three of 64 MiB, by default, take longer than
 * the rest of a start. What is about the size says its own.
 */
process.env.SEGMENT_BYTES = String(4 * 1024 * 1024);

/** A test file that runs longer hangs: the longest takes minutes where others want the processors, too. */
const FILE_TIMEOUT_MS = 600_000;

/** So many files are named with their time at the end. */
const SLOWEST = 60;

const [scope = 'all', ...wanted] = process.argv.slice(2);
const files = readdirSync('dist/test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => scope === 'all' || !SLOW.some((folder) => file.startsWith(`${folder}/`)))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  .map((file) => resolve('dist/test', file));
if (!['fast', 'all'].includes(scope) || files.length === 0) {
  console.error(`no test file matches ${[scope, ...wanted].join(' ')}`);
  process.exit(1);
}

const startedMs = performance.now();
const temporary = mkdtempSync(join(tmpdir(), 'tickgate-test-'));
chmodSync(temporary, 0o755); // A server that a test starts as another user finds its data folder through it.
process.env.TMPDIR = temporary;

let passed = 0;
const failed = [];
const skipped = [];
const impossible = [];
const unfinished = [];
/** File → milliseconds, of those that ended. */
const durations = new Map();

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    stopped = true;
    finish();
  });
}

const stream = run({ files, concurrency: availableParallelism(), timeout: FILE_TIMEOUT_MS });
stream.on('test:pass', count).on('test:fail', count).once('end', finish);
stream.compose(new spec()).pipe(process.stdout);

function rankOf(file) {
  const rank = LONGEST.findIndex((start) => file.startsWith(start));
  return rank < 0 ? LONGEST.length : rank;
}

function count({ name, file, nesting, skip, todo, details }) {
  const place = `${name}  (${file?.slice(resolve('dist/test').length + 1)})`;
  const reason = (mark) => (typeof mark === 'string' ? `: ${mark}` : '');
  // Top-level entries of one file run one after another.
  if (nesting === 0) durations.set(file, (durations.get(file) ?? 0) + details.duration_ms);
  if (typeof skip === 'string' && skip.startsWith('this machine lacks ')) impossible.push(place + reason(skip));
  else if (skip !== undefined) skipped.push(place + reason(skip));
  else if (todo !== undefined) unfinished.push(place + reason(todo));
  else if (details.error !== undefined) {
    // A suite fails because a test in it failed: that one is named already.
    if (details.error.failureType !== 'subtestsFailed') failed.push(place);
  } else if (name === file) failed.push(`${place}: holds no test`);
  else if (details.type !== 'suite') passed += 1;
}

/** Processes that inherited this run's TMPDIR. */
function processesLeft() {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`TMPDIR=${temporary}\0`);
    } catch {
      return false; // Gone, or another user's.
    }
  });
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function slowest() {
  return [...durations]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SLOWEST)
    .map(([file, ms]) => `${(ms / 1000).toFixed(1)} s  ${file?.slice(resolve('dist/test').length + 1)}`);
}

function finish() {
  const left = readdirSync(temporary).map((file) => `file ${file}`);
  for (const pid of processesLeft()) {
    const command = commandOf(pid);
    if (command === '') continue; // It ended meanwhile.
    left.push(`process ${pid} ${command}`);
    process.kill(Number(pid), 'SIGKILL');
  }
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });

  const strict = process.env.CI === 'true';
  const bad =
    stopped || passed === 0 || failed.length + left.length > 0 || (strict && skipped.length + unfinished.length > 0);
  // After the reporter's own last lines.
  setImmediate(() => {
    const list = (title, names) =>
      names.length > 0 && console.log(`\n${title}\n${names.map((n) => `  ${n}`).join('\n')}`);
    list('FAILED', failed);
    list(strict ? 'SKIPPED (a failure with CI=true)' : 'SKIPPED', skipped);
    list('NOT POSSIBLE HERE', impossible);
    list(strict ? 'TODO (a failure with CI=true)' : 'TODO', unfinished);
    list('LEFT BEHIND', left);
    if (files.length > SLOWEST) list('SLOWEST', slowest());
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(
      `\n${bad ? 'FAIL' : 'PASS'}  ${files.length} files, ${passed} passed, ${failed.length} failed, ` +
        `${skipped.length + impossible.length} skipped, ${unfinished.length} todo, ${left.length} left behind, ${seconds} s` +
        `${stopped ? ', stopped by a signal' : ''}`,
    );
    process.exitCode = bad ? 1 : 0;
    if (stopped) process.exit(1);
  });
}
