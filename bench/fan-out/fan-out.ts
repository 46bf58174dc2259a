import { startProgram } from '../asked-program.ts';
import { type Interval, medianOf } from '../method/interval.ts';
import { type Block, type Rounds, runRounds } from '../method/rounds.ts';
import type { Bench, Part, PartResult, Plot } from '../part.ts';
import type { ReaderAnswer, ReaderJob } from '../readers/job.ts';
import { type Publisher, type PublisherAnswer, type PublisherJob, SYMBOLS } from './job.ts';

/**
 * Quotes to many readers: deliveries per second of the server's CPU time, through the gateway's market data path, through
 * a bare `app.publish` of as many bytes, and through a send loop of `ws`. CPU time and not the clock's, because readers
 * and server share two cores: with many readers it would be theirs that is measured.
 *
 * With one update per turn of the event loop nearly all of it is the kernel's, a write per reader. At saturation a turn
 * brings many: then they share that write, except where each is sent by itself, and what the sides do shows.
 */
interface Cell {
  readonly readers: number;
  readonly isBinary: boolean;
  /** Updates per turn of the event loop. */
  readonly perTurn: number;
}

const CELLS: readonly Cell[] = [10, 100, 1_000].flatMap((readers) =>
  [1, SYMBOLS.length].flatMap((perTurn) => [
    { readers, isBinary: false, perTurn },
    ...(readers === 100 ? [{ readers, isBinary: true, perTurn }] : []),
  ]),
);
const QUICK_CELLS = CELLS.filter(({ readers, perTurn }) => readers === 100 && perTurn > 1);
/** The kernel counts CPU time that was stolen in steps of 10 ms: in a shorter block one of them would drop it. */
const BLOCK_SECONDS = 0.5;
/** Blocks cost some time besides: counting waits until nothing more comes. */
const OVERHEAD_SECONDS = 0.05;

const CONTROL_READERS = 100;
const WARM_SECONDS = 0.2;

/** Without batches `ws` does the same as the others: one write per reader. */
function hasWs({ isBinary, perTurn, readers }: Cell): boolean {
  return !isBinary && (perTurn > 1 || readers === CONTROL_READERS);
}

function subscribe(symbol: string, isBinary: boolean): string {
  const params = { channel: `quotes:${symbol}`, ...(isBinary ? { format: 'binary' } : {}) };
  return JSON.stringify({ id: 1, method: 'subscribe', params });
}

export const fanOutPart: Part = {
  name: 'fan-out',
  about: 'quotes to 10, 100 and 1,000 readers beside a bare app.publish and a ws loop',
  fullSeconds: 40,
  quickSeconds: 4,
  run: (bench) => runFanOut(bench, bench.isQuick ? QUICK_CELLS : CELLS),
};

/**
 * With cells of the caller's.
 * @internal
 */
export async function runFanOut(bench: Bench, cells: readonly Cell[]): Promise<PartResult> {
  const server = startProgram<PublisherJob, PublisherAnswer>(new URL('../rungs/fan-out.js', import.meta.url));
  const readers = startProgram<ReaderJob, ReaderAnswer>(new URL('../readers/main.js', import.meta.url));
  try {
    const { ports } = await server.ask({ job: 'ports' });
    const measured: { cell: Cell; rounds: Rounds }[] = [];
    for (const [i, cell] of cells.entries()) {
      const name = `${cell.readers} readers, ${cell.perTurn} per turn, ${cell.isBinary ? 'binary' : 'JSON'}`;
      const rounds = await measure(cell, bench, bench.seconds / cells.length, (share) => {
        bench.progress(`${name}, ${Math.round(((i + share) / cells.length) * 100)} %`);
      });
      measured.push({ cell, rounds });
    }
    return resultOf(measured);

    async function measure(
      cell: Cell,
      { seed }: Bench,
      seconds: number,
      progress: (share: number) => void,
    ): Promise<Rounds> {
      const sides: readonly (readonly [string, Publisher])[] = [
        ['gateway', 'gateway'],
        ['bare', 'bare'],
        ...(cell.readers === CONTROL_READERS ? [['bare again', 'bare'] as const] : []),
        ...(hasWs(cell) ? [['ws', 'ws'] as const] : []),
      ];
      const groups = new Set(sides.map(([, by]) => by));
      const blockSeconds = Math.min(BLOCK_SECONDS, seconds / (3 * sides.length));
      for (const by of groups) {
        const first = SYMBOLS.slice(0, cell.perTurn).map((symbol) => subscribe(symbol, cell.isBinary));
        await readers.ask({ job: 'open', group: by, port: ports![by], connections: cell.readers, first });
        await block(by, cell, Math.min(WARM_SECONDS, blockSeconds));
      }
      const rounds = Math.max(1, Math.floor(seconds / (2 * sides.length * (blockSeconds + OVERHEAD_SECONDS))));
      const result = await runRounds(
        sides.map(([name, by]) => ({ name, block: (wanted) => block(by, cell, wanted) })),
        { rounds, blockSeconds, seed, progress: (done, all) => progress(done / all) },
      );
      for (const group of groups) await readers.ask({ job: 'close', group });
      return result;
    }
  } finally {
    await readers.stop();
    await server.stop();
  }

  async function block(by: Publisher, cell: Cell, seconds: number): Promise<Block> {
    await readers.ask({ job: 'count', group: by });
    const { published = 0, cpuSeconds = 1 } = await server.ask({
      job: 'publish',
      by,
      isBinary: cell.isBinary,
      perTurn: cell.perTurn,
      seconds,
    });
    const deliveries = published * cell.readers;
    const { frames = 0 } = await readers.ask({ job: 'count', group: by, atLeast: deliveries });
    return {
      value: deliveries / cpuSeconds,
      ...(frames === deliveries ? {} : { problem: `${frames} of ${deliveries} deliveries arrived` }),
    };
  }
}

interface Measured {
  readonly cell: Cell;
  readonly rounds: Rounds;
}

function resultOf(measured: readonly Measured[]): PartResult {
  const ratios = measured.map(({ cell, rounds }) => ({
    cell,
    bare: rounds.ratio('gateway', 'bare'),
    control: cell.readers === CONTROL_READERS ? rounds.ratio('bare again', 'bare') : undefined,
    ws: hasWs(cell) ? rounds.ratio('gateway', 'ws') : undefined,
  }));
  const widest = ratios.findLast(({ cell }) => !cell.isBinary && cell.perTurn > 1)!;
  const worstOfWs = leastOf(ratios.flatMap(({ cell, ws }) => (ws === undefined || cell.perTurn === 1 ? [] : [ws])));
  const control = ratios.findLast((one) => one.control !== undefined)?.control;
  const perSecond = ({ rounds }: Measured, side: string): number =>
    Math.round(medianOf((rounds.values.get(side) ?? []).filter((value) => value !== undefined)));
  return {
    // Where all blocks were dropped there is none.
    figures: {
      ...(widest.bare.count > 0 ? { 'fanout.ratio': widest.bare.median } : {}),
      ...(worstOfWs !== undefined ? { 'fanout.ratio_ws': worstOfWs.median } : {}),
    },
    intervals: {
      'fanout.ratio': widest.bare,
      ...(worstOfWs === undefined ? {} : { 'fanout.ratio_ws': worstOfWs }),
      ...(control ? { 'fanout.control': control } : {}),
    },
    tables: [
      {
        title: 'Quotes delivered per second of the server’s CPU time',
        columns: [
          'readers',
          'per turn',
          'format',
          'gateway',
          'bare',
          'ws',
          'gateway ÷ bare',
          'control',
          'gateway ÷ ws',
        ],
        rows: measured.map((one, i) => [
          one.cell.readers,
          one.cell.perTurn,
          one.cell.isBinary ? 'binary' : 'JSON',
          perSecond(one, 'gateway'),
          perSecond(one, 'bare'),
          hasWs(one.cell) ? perSecond(one, 'ws') : '',
          intervalText(ratios[i]!.bare),
          optionalText(ratios[i]!.control),
          optionalText(ratios[i]!.ws),
        ]),
      },
    ],
    plots: [plotOf(measured, perSecond)],
    blocks: measured.reduce((sum, { rounds }) => sum + rounds.blocks, 0),
    dropped: measured.flatMap(({ rounds }) => rounds.dropped),
    notes: [
      'deliveries per second of CPU time, because readers and server share the cores',
      `fanout.ratio is of ${widest.cell.readers} JSON readers at saturation: with few readers the frame that is made costs as ` +
        'much as what is done with it; fanout.ratio_ws is the least of those with many updates per turn: with one, all ' +
        'sides pay for a write per reader and little else',
    ],
  };
}

function leastOf(intervals: readonly Interval[]): Interval | undefined {
  return intervals.filter(({ count }) => count > 0).toSorted((a, b) => a.median - b.median)[0];
}

function optionalText(interval: Interval | undefined): string {
  return interval === undefined ? '' : intervalText(interval);
}

function intervalText({ median, low, high, count }: Interval): string {
  if (count === 0) return '–';
  return `${median.toFixed(3)} (${low.toFixed(3)} … ${high.toFixed(3)})`;
}

function plotOf(measured: readonly Measured[], perSecond: (one: Measured, side: string) => number): Plot {
  const json = measured.filter(({ cell }) => !cell.isBinary && cell.perTurn > 1);
  return {
    title: `JSON quotes delivered per second of CPU time, ${SYMBOLS.length} per turn`,
    x: { label: 'readers', scale: 'logarithmic' },
    y: { label: '1/s', scale: 'logarithmic' },
    lines: ['gateway', 'bare', 'ws']
      .map((side) => ({
        name: side,
        points: json
          .map((one) => [one.cell.readers, perSecond(one, side)] as const)
          .filter((point) => point.every(Number.isFinite)),
      }))
      .filter(({ points }) => points.length > 0),
  };
}
