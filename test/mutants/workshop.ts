import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../deploy/unit-file.ts';
import type { Mutant } from './mutant.ts';
import { mutatedText } from './plant.ts';
import { createReach } from './reach.ts';

const NOT_COPIED = new Set(['node_modules', '.git', 'data', 'logs']);
/** Tests of the mutants themselves, and of what the build adds to the compiler: they fail in a mutated tree, whatever the mutant does. */
const OWN_TESTS = ['mutants/', 'fault/mutants/', 'project/bundle.'];

/** A copy of the project, built, in which one file at a time is another. */
export interface Workshop {
  /** Compiled test files that can run the source file, as paths under dist/test. */
  testsOf(file: string): readonly string[];
  /** Plants one bug, and nothing else, and builds. Throws if it doesn't apply or doesn't compile. */
  plant(mutant: Mutant): void;
  /** Runs test files until the first failure. */
  run(files: readonly string[], deadlineMs: number): Promise<RunResult>;
  /** The same on the project as it is. */
  runOriginal(files: readonly string[], deadlineMs: number): Promise<RunResult>;
  close(): void;
}

/** What the compiler says against any of them: '' if each can be planted. All stand beside their files in one copy. */
export function compileErrors(mutants: readonly Mutant[]): string {
  const root = copyProject();
  try {
    for (const [i, mutant] of mutants.entries()) {
      writeFileSync(join(root, mutant.file.replace(/\.ts$/, `.mutant${i}.ts`)), mutatedText(root, mutant));
    }
    const folders = [...new Set(mutants.map(({ file }) => file.slice(0, file.indexOf('/'))))];
    return build(root, folders);
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface RunResult {
  readonly passed: boolean;
  /** The first check that failed: `sentence  (file)`; or how else it ended. */
  readonly failure: string;
  /** Where that check is; '' if it isn't known. */
  readonly file: string;
}

export function createWorkshop(): Workshop {
  const root = copyProject();
  // A file for each source again: a bug is planted in one, and no program has a copy of how it was.
  const errors = build(root, ['--force']);
  if (errors !== '') throw new Error(`the project does not compile:\n${errors}`);
  const testFiles = readdirSync(join(projectRoot, 'dist/test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js') && !OWN_TESTS.some((folder) => file.startsWith(folder)))
    .sort();
  const reaches = createReach(join(projectRoot, 'dist'));
  let planted: Mutant | undefined;
  let running: ChildProcess | undefined;
  let lastMs = Date.now();

  /** Later than whatever was built, even within one tick of the file system's clock. */
  function write(file: string, text: string): void {
    writeFileSync(join(root, file), text);
    lastMs = Math.max(Date.now(), lastMs + 10);
    utimesSync(join(root, file), lastMs / 1000, lastMs / 1000);
  }

  function restore(): void {
    if (planted !== undefined) cpSync(join(projectRoot, planted.file), join(root, planted.file));
    if (planted !== undefined) utimesSync(join(root, planted.file), ++lastMs / 1000, lastMs / 1000);
    planted = undefined;
  }

  return {
    testsOf: (file) => testFiles.filter((test) => reaches(`test/${test}`, file.replace(/\.ts$/, '.js'))),
    plant(mutant) {
      restore();
      const text = mutatedText(root, mutant);
      planted = mutant;
      write(mutant.file, text);
      const errors = build(root, []);
      if (errors !== '') throw new Error(`${mutant.name}: does not compile:\n${errors}`);
    },
    run: (files, deadlineMs) => runTests(root, files, deadlineMs, (child) => (running = child)),
    runOriginal: (files, deadlineMs) => runTests(projectRoot, files, deadlineMs, (child) => (running = child)),
    close() {
      running?.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function copyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'tickgate-mutants-'));
  cpSync(projectRoot, root, {
    recursive: true,
    // The build looks at times first: what was up to date stays so.
    preserveTimestamps: true,
    filter: (path) => !NOT_COPIED.has(relative(projectRoot, path)),
  });
  symlinkSync(realpathSync(join(projectRoot, 'node_modules')), join(root, 'node_modules'));
  return root;
}

/** '': it compiles. */
function build(root: string, options: readonly string[]): string {
  const built = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-b', ...options], { cwd: root, encoding: 'utf8' });
  return built.status === 0 ? '' : `${built.stdout}${built.stderr}`;
}

const FAILED_LINE = /^\s*✖ (.+) \([\d.]+m?s\)/m;
const GRACE_MS = 10_000;

function runTests(
  root: string,
  files: readonly string[],
  deadlineMs: number,
  started: (child: ChildProcess | undefined) => void,
): Promise<RunResult> {
  // A runner of its own, not a part of the one that may have started this: node marks the processes of that.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, ['test/run.mjs', 'all', ...files], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A Ctrl-C is for whoever started the mutants; the tests are ended from here.
    detached: true,
  });
  started(child);
  return new Promise((resolve) => {
    let output = '';
    let first = '';
    let isLate = false;
    let killer: NodeJS.Timeout | undefined;
    const end = (): void => {
      child.kill('SIGTERM');
      killer ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    };
    const deadline = setTimeout(() => {
      isLate = true;
      end();
    }, deadlineMs);
    const hear = (text: string): void => {
      output += text;
      if (first !== '') return;
      first = FAILED_LINE.exec(output)?.[1] ?? '';
      if (first !== '') end();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', (code) => {
      clearTimeout(deadline);
      clearTimeout(killer);
      started(undefined);
      if (code === 0 && first === '' && !isLate) return resolve({ passed: true, failure: '', file: '' });
      const failed = whatFailed(output, first, isLate, deadlineMs);
      const file = failed.file === '' && files.length === 1 ? files[0]! : failed.file;
      resolve({ passed: false, failure: failed.failure, file });
    });
  });
}

function whatFailed(
  output: string,
  first: string,
  isLate: boolean,
  deadlineMs: number,
): { failure: string; file: string } {
  const [, sentence, file] = /^FAILED\n {2}(.+?) {2}\((\S+)\)/m.exec(output) ?? [];
  if (sentence !== undefined && file !== undefined) return { failure: `${sentence}  (${file})`, file };
  if (first !== '') return { failure: first, file: '' };
  if (isLate) return { failure: `the tests hang: no end in ${deadlineMs / 1000} s`, file: '' };
  return { failure: output.trim().split('\n').slice(-3).join(' '), file: '' };
}
