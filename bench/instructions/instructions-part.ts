import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Bench, Part, PartResult } from '../part.ts';
import { placeOf } from '../profile/source-place.ts';
import { type Code, readCodeMap } from './code-map.ts';
import { readCallgrind } from './read-callgrind.ts';

/**
 * Instructions of the engine, by function, of a command and the reports that it leads to: the same to a percent however busy
 * the machine is, where times stray by tens. What they don't tell is how long each takes.
 */
const WARM_UP = 70_000;
const COMMANDS = 30_000;
const SHOWN = 40;
const HASH = 'core/state/word-hash.ts';
const SECONDS = 90;

export const instructionsPart: Part = {
  name: 'instructions',
  about: 'instructions of an order in the engine, by function; needs valgrind; only by name',
  fullSeconds: 0,
  quickSeconds: 0,
  namedSeconds: SECONDS,
  async run(bench): Promise<PartResult> {
    if (spawnSync('callgrind_control', ['--version']).error !== undefined) {
      throw new Error('valgrind counts instructions, and is not installed: apt-get install valgrind');
    }
    const functions = await countFunctions(bench);
    const engine = functions.filter(({ place }) => !place.startsWith('bench/'));
    const all = sum(engine.map(({ instructions }) => instructions)) / COMMANDS;
    return {
      figures: { 'engine.instructions': Math.round(all) },
      intervals: {},
      tables: [
        {
          title: 'Instructions of a command and the reports that it leads to',
          columns: ['function', 'where', 'instructions', '%', 'bytes of code'],
          rows: engine.slice(0, SHOWN).map(({ name, place, instructions, bytes }) => {
            const own = instructions / COMMANDS;
            return [name, place, Math.round(own), ((100 * own) / all).toFixed(1), bytes];
          }),
        },
        {
          title: 'The same by room',
          columns: ['room', 'instructions', '%', 'functions'],
          rows: byRoom(engine).map(({ room, instructions, functions }) => [
            room,
            Math.round(instructions / COMMANDS),
            ((100 * instructions) / COMMANDS / all).toFixed(1),
            functions,
          ]),
        },
      ],
      plots: [],
      blocks: 1,
      dropped: [],
      notes: [
        `Optimized code of the engine alone, ${COMMANDS} commands of the load of the part engine behind ${WARM_UP}, with ` +
          'tables of ten instruments; what a function has taken in counts as its own. V8 and the load are left out.',
      ],
    };
  },
};

interface Counted {
  readonly name: string;
  readonly place: string;
  readonly instructions: number;
  readonly bytes: number;
}

const OPTIMIZED = /^JS:\*(\S*) (file:\S+?):(\d+):(\d+)$/;

interface Room {
  readonly room: string;
  readonly instructions: number;
  readonly functions: number;
}

/** Most first. What keeps the state's hash is a room of its own. */
function byRoom(functions: readonly Counted[]): readonly Room[] {
  const rooms = new Map<string, Room>();
  for (const { place, instructions } of functions) {
    const file = place.split(':')[0]!;
    const room = file === HASH ? 'the hash of the state' : dirname(file);
    const sum = rooms.get(room) ?? { room, instructions: 0, functions: 0 };
    rooms.set(room, { room, instructions: sum.instructions + instructions, functions: sum.functions + 1 });
  }
  return [...rooms.values()].toSorted((a, b) => b.instructions - a.instructions);
}

/** Of optimized code, most first. */
async function countFunctions({ folder, progress }: Bench): Promise<readonly Counted[]> {
  const program = fileURLToPath(new URL('./engine-run.js', import.meta.url));
  const out = join(folder('instructions'), 'callgrind.out');
  const valgrind = ['--tool=callgrind', '--dump-instr=yes', '--compress-pos=no', `--callgrind-out-file=${out}`];
  const node = [process.execPath, '--single-threaded', '--perf-basic-prof', program, String(WARM_UP), String(COMMANDS)];
  progress('the engine under valgrind');
  const child = spawn('valgrind', [...valgrind, ...node], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  // Where V8 writes it, whatever the temporary folder is.
  const map = `/tmp/perf-${child.pid}.map`;
  try {
    if (code !== 0) throw new Error(`valgrind ended with ${code}: ${said.trim().split('\n').at(-1)}`);
    return byFunction(readFileSync(map, 'utf8'), readFileSync(out, 'utf8'), program);
  } finally {
    rmSync(map, { force: true });
  }
}

function byFunction(map: string, counts: string, program: string): readonly Counted[] {
  const codeAt = readCodeMap(map);
  const instructions = new Map<Code, number>();
  readCallgrind(counts, (address, count) => {
    const code = codeAt(address);
    if (code !== undefined) instructions.set(code, (instructions.get(code) ?? 0) + count);
  });
  const url = pathToFileURL(program).href;
  const found = new Map<string, Counted>();
  for (const [{ name, bytes }, count] of instructions) {
    const [, called = '', file, line, column] = OPTIMIZED.exec(name) ?? [];
    if (file !== url) continue;
    const place = placeOf({
      functionName: called,
      url,
      lineNumber: Number(line) - 1,
      columnNumber: Number(column) - 1,
    });
    const before = found.get(place)?.instructions ?? 0;
    found.set(place, { name: called.replace(/\$\d+$/, ''), place, instructions: before + count, bytes });
  }
  return [...found.values()].toSorted((a, b) => b.instructions - a.instructions);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
