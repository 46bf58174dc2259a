import { startProgram } from '../asked-program.ts';
import type { Telemetry } from '../engine/engine-parts.ts';
import { medianOf } from '../method/interval.ts';
import type { Bench, Part, PartResult } from '../part.ts';
import { type FrameGrowth, measureFrames } from './frame-heap.ts';
import type { Growth, HeapAnswer, HeapJob } from './job.ts';

const COMMANDS = 8_960;
const FEW_COMMANDS = 896;
/** A block's garbage fits into the young generation. */
const BLOCK_SECONDS = 0.1;
const HEAP_FLAGS = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

export const heapPart: Part = {
  name: 'heap',
  about: 'what engine and journal allocate per order, and the gateway per frame beyond bare uWebSockets',
  fullSeconds: 14,
  quickSeconds: 10,
  run: runHeap,
};

async function runHeap(bench: Bench): Promise<PartResult> {
  const isTiny = bench.seconds < 2;
  const commands = isTiny ? FEW_COMMANDS : COMMANDS;
  const { engine, journal } = await measureThreads(bench, commands, 'on');
  const { engine: engineWithoutClock } = await measureThreads(bench, commands, 'off');
  bench.progress('engine and journal');
  const blocks = isTiny ? 1 : bench.isQuick ? 3 : 7;
  const bare = await measureFrames('f1', bench.folder('bare'), BLOCK_SECONDS, blocks);
  bench.progress('bare uWebSockets');
  const gateway = await measureFrames('f2', bench.folder('gateway'), BLOCK_SECONDS, blocks);
  const perOrder = (engine.bytes + journal.bytes) / engine.orders;
  const [perBare, perFrame] = [bytesPerFrame(bare), bytesPerFrame(gateway)];
  return {
    figures: {
      'heap.bytes_per_order': perOrder,
      ...(Number.isFinite(perFrame - perBare) ? { 'gateway.heap.bytes_per_frame': perFrame - perBare } : {}),
    },
    intervals: {},
    tables: [
      {
        title: 'What engine and journal allocate',
        columns: ['what', 'bytes an order', 'bytes a turn', 'orders', 'turns'],
        rows: [
          rowOf('engine', engine),
          rowOf('engine without telemetry, which reads no clock', engineWithoutClock),
          rowOf('journal', journal),
        ],
      },
      {
        title: "What a server's main thread allocates",
        columns: ['what', 'bytes a frame', 'bytes a second when idle', 'frames', 'blocks'],
        rows: [
          frameRow('bare uWebSockets', bare),
          frameRow('gateway, accepted', gateway),
          ['beyond bare uWebSockets', Math.round(perFrame - perBare), '', '', ''],
        ],
      },
    ],
    plots: [],
    blocks: bare.length + gateway.length,
    dropped: [],
    notes: [
      'Engine and journal in one thread: the heap is read before and after each turn of up to 64 commands, or of the ' +
        'reports that they lead to; a third of the commands are not orders. Of fifteen runs the one in the middle counts. Nothing ' +
        'was collected meanwhile, else the part fails.',
      'A frame is an order, answered, and its share of reports to nobody. Blocks with a collection in them are left out.',
    ],
  };
}

async function measureThreads(
  bench: Bench,
  commands: number,
  telemetry: Telemetry,
): Promise<Required<Omit<HeapAnswer, 'error'>>> {
  const child = startProgram<HeapJob, HeapAnswer>(new URL('./measure-heap.js', import.meta.url), HEAP_FLAGS);
  try {
    return (await child.ask({
      folder: bench.folder(`heap-${telemetry}`),
      commands,
      telemetry,
    })) as Required<HeapAnswer>;
  } finally {
    await child.stop();
  }
}

function rowOf(name: string, { bytes, orders, turns }: Growth): readonly (string | number)[] {
  return [name, Number((bytes / orders).toFixed(2)), Math.round(bytes / turns), orders, turns];
}

function bytesPerFrame(growths: readonly FrameGrowth[]): number {
  return medianOf(growths.map(({ bytes, frames }) => bytes / frames));
}

function frameRow(name: string, growths: readonly FrameGrowth[]): readonly (string | number)[] {
  return [
    name,
    Math.round(bytesPerFrame(growths)),
    Math.round(medianOf(growths.map(({ idleBytes }) => idleBytes / BLOCK_SECONDS))),
    growths.reduce((sum, { frames }) => sum + frames, 0),
    growths.length,
  ];
}
