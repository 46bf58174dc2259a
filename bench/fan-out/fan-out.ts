import { startProgram } from '../asked-program.ts';
import { type Interval, intervalOf, medianOf } from '../method/interval.ts';
import type { Bench, Part, PartResult, Plot } from '../part.ts';
import type { ReaderAnswer, ReaderJob } from '../readers/job.ts';
import { type Publisher, type PublisherAnswer, type PublisherJob, type Slice, SYMBOLS } from './job.ts';

/**
 * Quotes to many readers: deliveries per second of the server's CPU time, through the gateway's market data path, through
 * a bare `app.publish` of as many bytes, and through a send loop of `ws`. CPU time and not the clock's, because readers
 * and server share two cores: with many readers it would be theirs that is measured.
 *
 * All are in one process and take turns every 15 ms, in an order drawn from the seed; the slices of a round are compared,
 * so that what the machine does meanwhile weighs on all alike. In blocks of half a second the same figure strayed from
 * 0.80 to 1.10.
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
/** After each it is seen whether everything arrived. */
const BLOCK_SECONDS = 1;
const WARM_SECONDS = 0.3;
/**
 * The readers of all sides come in turns, a few each, while the market moves: what the server has of those who come together
 * lies close together, and which side came first made the same thing 12 % faster or slower than itself.
 */
const HANDFULS = 50;
/** Of a cell's time: the send loop takes its turns apart, as one of them can take longer than many of the others. */
const WS_SHARE = 0.2;
const SIDES = ['gateway', 'bare', 'bare again'] as const;
const WITH_WS = ['gateway', 'ws'] as const;

/** Without batches `ws` does the same as the others: one write per reader. */
function hasWs({ isBinary, perTurn, readers }: Cell): boolean {
  return !isBinary && (perTurn > 1 || readers === 100);
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
    const measured: Measured[] = [];
    for (const [i, cell] of cells.entries()) {
      const name = `${cell.readers} readers, ${cell.perTurn} per turn, ${cell.isBinary ? 'binary' : 'JSON'}`;
      bench.progress(`${name}, ${Math.round((i / cells.length) * 100)} %`);
      measured.push(await measure(cell, bench.seconds / cells.length, bench.seed));
    }
    return resultOf(measured, bench.seed);
  } finally {
    await readers.stop();
    await server.stop();
  }

  async function measure(cell: Cell, seconds: number, seed: number): Promise<Measured> {
    const sides: readonly Publisher[] = hasWs(cell) ? [...SIDES, 'ws'] : SIDES;
    const { ports } = await server.ask({ job: 'ports' });
    const first = SYMBOLS.slice(0, cell.perTurn).map((symbol) => subscribe(symbol, cell.isBinary));
    const connections = Math.ceil(cell.readers / HANDFULS);
    for (let opened = 0; opened < cell.readers; opened += connections) {
      for (const by of sides) await readers.ask({ job: 'open', group: by, port: ports![by], connections, first });
      await server.ask({ job: 'turn', by: SIDES, isBinary: cell.isBinary, perTurn: cell.perTurn });
    }
    const one: Measured = { cell, rounds: [], ofWs: [], blocks: 0, dropped: [] };
    const forWs = hasWs(cell) ? seconds * WS_SHARE : 0;
    await blocks(one, SIDES, [], Math.min(WARM_SECONDS, seconds / 4), seed);
    await blocks(one, SIDES, one.rounds, seconds - forWs - WARM_SECONDS, seed);
    if (forWs > 0) await blocks(one, WITH_WS, one.ofWs, forWs, seed);
    for (const group of sides) await readers.ask({ job: 'close', group });
    return one;
  }

  /** Blocks of those who take turns, at least one; their rounds go to `into`. */
  async function blocks(
    one: Measured,
    by: readonly Publisher[],
    into: Slice[][],
    seconds: number,
    seed: number,
  ): Promise<void> {
    const { perTurn, isBinary, readers: connections } = one.cell;
    const count = Math.max(1, Math.round(seconds / BLOCK_SECONDS));
    for (let i = 0; i < count; i++) {
      for (const group of by) await readers.ask({ job: 'count', group });
      const blockSeconds = Math.max(0, seconds) / count;
      const job = { job: 'publish', by, isBinary, perTurn, seconds: blockSeconds, seed: seed + i } as const;
      const { rounds = [] } = await server.ask(job);
      let lost = '';
      for (const [side, group] of by.entries()) {
        const deliveries = connections * rounds.reduce((sum, round) => sum + round[side]!.published, 0);
        const { frames = 0 } = await readers.ask({ job: 'count', group, atLeast: deliveries });
        if (frames !== deliveries) lost = `${group}: ${frames} of ${deliveries} deliveries arrived`;
      }
      one.blocks += 1;
      if (lost !== '') one.dropped.push(lost);
      else {
        const kept = rounds.filter((round) => round.every(({ isStolen }) => !isStolen));
        into.push(...kept.map((round) => [...round]));
        if (kept.length < rounds.length) {
          one.dropped.push(`${rounds.length - kept.length} of ${rounds.length} rounds: CPU time was stolen`);
        }
      }
    }
  }
}

interface Measured {
  readonly cell: Cell;
  /** Slices of `SIDES`, and of `WITH_WS`. */
  readonly rounds: Slice[][];
  readonly ofWs: Slice[][];
  blocks: number;
  readonly dropped: string[];
}

/** Deliveries per second of CPU time, of the side that stands at this place of its rounds. */
function ratesOf(rounds: readonly (readonly Slice[])[], side: number, { readers }: Cell): number[] {
  return rounds.map((round) => (round[side]!.published * readers) / round[side]!.cpuSeconds);
}

function resultOf(measured: readonly Measured[], seed: number): PartResult {
  const ratios = measured.map(({ cell, rounds, ofWs }) => {
    const [gateway = [], bare = [], again = []] = SIDES.map((_, side) => ratesOf(rounds, side, cell));
    const [besideWs = [], ws = []] = WITH_WS.map((_, side) => ratesOf(ofWs, side, cell));
    const over = (some: readonly number[], others: readonly number[]): Interval =>
      intervalOf(
        some.map((rate, i) => rate / others[i]!),
        seed,
      );
    return {
      cell,
      rates: { gateway: rateOf(gateway), bare: rateOf(bare), ws: rateOf(ws) },
      bare: over(gateway, bare),
      control: over(again, bare),
      ws: hasWs(cell) ? over(besideWs, ws) : undefined,
    };
  });
  const widest = ratios.findLast(({ cell }) => !cell.isBinary && cell.perTurn > 1)!;
  const worstOfWs = leastOf(ratios.flatMap(({ cell, ws }) => (ws === undefined || cell.perTurn === 1 ? [] : [ws])));
  return {
    // Where all blocks were dropped there is none.
    figures: {
      ...(widest.bare.count > 0 ? { 'fanout.ratio': widest.bare.median } : {}),
      ...(worstOfWs !== undefined ? { 'fanout.ratio_ws': worstOfWs.median } : {}),
    },
    intervals: {
      'fanout.ratio': widest.bare,
      ...(worstOfWs === undefined ? {} : { 'fanout.ratio_ws': worstOfWs }),
      'fanout.ratio.control': widest.control,
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
        rows: ratios.map(({ cell, rates, bare, control, ws }) => [
          cell.readers,
          cell.perTurn,
          cell.isBinary ? 'binary' : 'JSON',
          rates.gateway,
          rates.bare,
          ws === undefined ? '' : rates.ws,
          intervalText(bare),
          intervalText(control),
          optionalText(ws),
        ]),
      },
    ],
    plots: [plotOf(ratios)],
    blocks: measured.reduce((sum, { blocks }) => sum + blocks, 0),
    dropped: measured.flatMap(({ dropped }) => dropped),
    notes: [
      'deliveries per second of CPU time, because readers and server share the cores; the sides take turns every 15 ms',
      `readers come in ${HANDFULS} handfuls while the market moves: those of the gateway who come together lie close together, ` +
        'and it walks over them faster; those who come alone do not',
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

function rateOf(rates: readonly number[]): number {
  return Math.round(medianOf(rates));
}

interface CellRates {
  readonly cell: Cell;
  readonly rates: Readonly<Record<'gateway' | 'bare' | 'ws', number>>;
}

function plotOf(measured: readonly CellRates[]): Plot {
  const json = measured.filter(({ cell }) => !cell.isBinary && cell.perTurn > 1);
  return {
    title: `JSON quotes delivered per second of CPU time, ${SYMBOLS.length} per turn`,
    x: { label: 'readers', scale: 'logarithmic' },
    y: { label: '1/s', scale: 'logarithmic' },
    lines: (['gateway', 'bare', 'ws'] as const)
      .map((side) => ({
        name: side,
        points: json
          .map((one) => [one.cell.readers, one.rates[side]] as const)
          .filter((point) => point.every(Number.isFinite)),
      }))
      .filter(({ points }) => points.length > 0),
  };
}
