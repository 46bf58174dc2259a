// Makes one module of each program and of each thread of `dist`, in its place. Part of `npm run build`.
//   tsc ─▶ dist, a file for each source ─▶ here ─▶ the same files, and in those of PROGRAMS all that they import
//
// V8 reaches what another module exports through a cell that it looks into each time: an imported constant is never part of
// the compiled code, and each call of an imported function asks first whether it is still the same one. Within one module
// neither happens, and a thread reads one file instead of two hundred when it starts. Packages stay outside.
//
// Of a function that is declared V8 asks all the same, as a declaration may be assigned to; of a constant it doesn't. So each
// function of the module becomes one, before all else that the module does.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import MagicString from 'magic-string';
import { rollup } from 'rollup';

/** What a process or a thread begins with; of the benches what stands beside them in a comparison, too. */
const PROGRAMS = [
  'gateway/main',
  'workers/boot',
  'workers/engine/engine-role',
  'workers/journal/journal-role',
  'workers/broker/broker-role',
  'workers/market/market-role',
  'workers/follower/follower-role',
  'workers/watchdog/watchdog-role',
  'workers/venue/venue-main',
  'bench/main',
  'bench/heap/measure-heap',
  'bench/instructions/engine-run',
  'bench/client/main',
  'bench/readers/main',
  'bench/rungs/copy-engine',
  'bench/rungs/sync-journal',
  'bench/rungs/echo',
];

const DIST = join(import.meta.dirname, '../dist');

/** From tsc's files, with their source maps; where a module asks for its own place, it is told that of its source. */
function compiled(output) {
  return {
    name: 'compiled',
    async load(file) {
      const [code, map] = await Promise.all([readFile(file, 'utf8'), readFile(`${file}.map`, 'utf8')]);
      return { code: code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: JSON.parse(map) };
    },
    resolveImportMeta(property, { moduleId }) {
      if (moduleId === output || property === 'resolve') return undefined;
      if (property !== 'url')
        throw new Error(`${moduleId}: import.meta.${property} would be another file's in one module`);
      return `new URL(${JSON.stringify(relative(dirname(output), moduleId))}, import.meta.url).href`;
    },
    // What is loaded only when it is needed stays so.
    resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return undefined;
      const path = relative(dirname(output), join(dirname(importer), specifier));
      return { id: path.startsWith('.') ? path : `./${path}`, external: 'relative' };
    },
  };
}

/** Imports, functions as constants, all else: what runs while the module begins may call whatever function stands below it. */
const constantFunctions = {
  name: 'constant-functions',
  renderChunk(code) {
    const text = new MagicString(code);
    const { body } = this.parse(code);
    const first = body.find(({ type }) => type !== 'ImportDeclaration');
    for (const { type, start, end, id, async, generator } of body) {
      if (type !== 'FunctionDeclaration') continue;
      const head = `${async ? 'async ' : ''}function${generator ? '*' : ''}`;
      text.prependRight(start, `const ${id.name} = `).appendLeft(end, ';\n');
      if (!code.startsWith(`${head} `, start)) throw new Error(`${id.name} does not begin with ${head}`);
      if (start !== first.start) text.move(start, end, first.start);
    }
    return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
  },
};

/** What bundles begin with: the compiler leaves a file as it is whose source hasn't changed, whatever became of it. */
const MADE = '// One module, by deploy/bundle.mjs: `npm run build` makes it anew.';

async function bundle(program) {
  const output = join(DIST, `${program}.js`);
  if ((await readFile(output, 'utf8')).startsWith(MADE))
    throw new Error(`${output} is a bundle already: npm run build`);
  const made = await rollup({
    input: output,
    external: (id) => !/^[./]/.test(id),
    plugins: [compiled(output), constantFunctions],
    // A module that isn't used says what it says all the same: tables that check themselves.
    treeshake: { moduleSideEffects: true },
    onLog(_level, log) {
      // The head of what tsc writes for a `using`.
      if (log.code === 'THIS_IS_UNDEFINED') return;
      throw new Error(`${program}: ${log.message}`);
    },
  });
  return { made, output };
}

// All are read before the first is written: one program may import from another.
const bundles = await Promise.all(PROGRAMS.map(bundle));
for (const { made, output } of bundles) await made.write({ file: output, format: 'es', sourcemap: true, banner: MADE });
