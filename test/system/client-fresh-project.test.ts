import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openOwnGateway } from '../support/own-gateway.ts';
import { folderOf, startProgram } from '../support/program.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** Runs it to its end; it must succeed. Returns what it said. */
async function run(context: TestContext, cwd: string, command: string, ...args: string[]): Promise<string> {
  const program = startProgram(context, command, args, { cwd });
  const code = await program.ended;
  assert.equal(code, 0, `${command} ${args.join(' ')}: ${program.stdout}${program.stderr}`);
  return program.stdout;
}

/** The first TypeScript program of the client's README. */
function firstProgram(): string {
  const readme = readFileSync(join(root, 'gateway/client/README.md'), 'utf8');
  return /```ts\n([^]*?)```/.exec(readme)![1]!;
}

const OPTIONS = {
  target: 'es2022',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: [],
  lib: ['es2023', 'dom'],
};

describe('a fresh project', () => {
  it('installs the packed tarball, compiles the lines of the README, and gets a durable order and its fill', async (context) => {
    const folder = folderOf(context);
    const project = join(folder, 'project');
    mkdirSync(join(project, 'cache'), { recursive: true });
    // Without scripts: `prepack` would build anew under the feet of other tests.
    await run(context, root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))!;
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'fresh', private: true, type: 'module' }));
    const install = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    await run(context, project, 'npm', 'install', ...install, join(folder, tarball));

    const { url } = await openOwnGateway(context);
    const lines = firstProgram();
    assert.ok(lines.trimEnd().split('\n').length <= 14);
    assert.ok(lines.includes('http://127.0.0.1:8099'));
    writeFileSync(join(project, 'first.ts'), lines.replace('http://127.0.0.1:8099', url));
    for (const [module, moduleResolution] of [
      ['esnext', 'bundler'],
      ['nodenext', 'nodenext'],
    ]) {
      const compilerOptions = { ...OPTIONS, module, moduleResolution };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['first.ts'] }));
      await run(context, project, process.execPath, compiler, '-p', '.');
    }
    const said = await run(context, project, process.execPath, 'first.js');
    assert.match(said, /^order \d+ is durable: routed\nfilled: 0\.001 at 4\d{4}(\.\d+)?\n$/);

    writeFileSync(join(project, 'wrong.ts'), lines.replace("side: 'buy'", "side: 'hold'"));
    const wrong = startProgram(
      context,
      process.execPath,
      [compiler, '--noEmit', '--strict', '--ignoreConfig', '--target', 'es2022', '--module', 'nodenext', 'wrong.ts'],
      {
        cwd: project,
      },
    );
    assert.notEqual(await wrong.ended, 0);
    assert.match(wrong.stdout, /wrong\.ts.*'"hold"' is not assignable to type '"buy" \| "sell"'/);
  });
});
