import { allowedCpus } from '../../workers/pin.ts';
import { intervalOf, medianOf } from '../method/interval.ts';
import { pinned } from '../micro/pinned.ts';
import type { Part, PartResult } from '../part.ts';
import { type EngineLoad, type Load, createEngineLoad } from './engine-load.ts';
import { type Block, measureBlock, measurePaced, warmUp } from './measure-engine.ts';
import { measureHiccups } from './measure-hiccups.ts';
import { type RiskTimes, measureRisk } from './measure-risk.ts';
import { type Summary, createTimes } from './times.ts';

const LOAD: Load = {
  accounts: 100,
  instruments: 1_000,
  brokers: 5,
  live: 100_000,
  withIds: true,
  withControls: true,
};
const SMALL: Load = { ...LOAD, instruments: 10, live: 1_000 };
/** The client ids of a run must fit: they are kept for a day. */
const MAX_COMMANDS = 2_600_000;
const BLOCK_COMMANDS = 25_600;
const EVERY_NS = 1_000;
const PERCENTILES = [50, 90, 99, 99.9, 99.99] as const;

export const enginePart: Part = {
  name: 'engine',
  about: 'the engine alone between its rings, 100,000 open orders; commands due 1,000,000 a second; the risk check',
  fullSeconds: 18,
  quickSeconds: 3,
  async run({ isQuick, seconds, seed, progress }): Promise<PartResult> {
    const cpu = allowedCpus().at(-1)!;
    return pinned(cpu, () => {
      // What a second buys here, with a slow machine in mind: setting up and warming up are most of it.
      const isTiny = seconds < 2;
      const load: Load = isTiny ? SMALL : LOAD;
      const commands = Math.min(MAX_COMMANDS, Math.floor((seconds * MAX_COMMANDS) / 18));
      // First with the few limits of the first version, so that both have the same machine.
      const first = createEngineLoad({ ...load, withControls: false });
      warmUp(first, load.live * 2);
      const firstBlocks: Block[] = [];
      for (let done = 0; done < commands / 8; done += BLOCK_COMMANDS)
        firstBlocks.push(measureBlock(first, BLOCK_COMMANDS));
      progress(`${firstBlocks.length} blocks with the first gates`);
      const engine = createEngineLoad(load);
      warmUp(engine, load.live * 2);
      progress(`${engine.seen.live} orders open`);
      const blocks: Block[] = [];
      const left = Math.max(2 * BLOCK_COMMANDS, commands - load.live * 2);
      for (let done = 0; done < left / 2; done += BLOCK_COMMANDS) blocks.push(measureBlock(engine, BLOCK_COMMANDS));
      progress(`${blocks.length} blocks of ${BLOCK_COMMANDS} commands`);
      const paced = createTimes();
      const decidedPerS = measurePaced(engine, left / 2, EVERY_NS, paced);
      progress('commands due 1,000,000 a second');
      const calls = isTiny || isQuick ? 300_000 : 2_000_000;
      const risk = measureRisk(load.accounts, load.instruments, calls);
      const hiccups = measureHiccups(calls, risk.single.at(50));
      return resultOf(engine, blocks, firstBlocks, { decidedPerS, times: paced.summary() }, risk, hiccups, seed, cpu);
    });
  },
};

interface Paced {
  readonly decidedPerS: number;
  readonly times: Summary;
}

function resultOf(
  { seen }: EngineLoad,
  blocks: readonly Block[],
  firstBlocks: readonly Block[],
  paced: Paced,
  risk: RiskTimes,
  hiccups: Summary,
  seed: number,
  cpu: number,
): PartResult {
  const perSecond = blocks.map(({ perCommandNs }) => 1e9 / perCommandNs);
  const first = firstBlocks.map(({ perCommandNs }) => 1e9 / perCommandNs);
  const share = (count: number): string => `${((100 * count) / seen.commands).toFixed(0)} %`;
  return {
    figures: {
      'engine.orders_per_s': medianOf(perSecond),
      'engine.first_gates.orders_per_s': medianOf(first),
      'engine.at_1m.p50_ns': paced.times.at(50),
      'engine.at_1m.p999_ns': paced.times.at(99.9),
      'risk.check.p50_ns': risk.single.at(50),
      'risk.check.p99_ns': risk.single.at(99),
      'risk.check.p9999_ns': risk.single.at(99.99),
      'hiccup.p9999_ns': hiccups.at(99.99),
    },
    intervals: {
      'engine.orders_per_s': intervalOf(perSecond, seed),
      'engine.first_gates.orders_per_s': intervalOf(first, seed),
    },
    tables: [
      {
        title: 'The engine alone, as fast as it takes them',
        columns: ['what', 'ns', 'a second'],
        rows: [
          ['a command, every control on', medianOf(blocks.map((block) => block.perCommandNs))],
          ['a command, first gates', medianOf(firstBlocks.map((block) => block.perCommandNs))],
          ['a report of a venue', medianOf(blocks.map((block) => block.perReportNs))],
          ['a command and the reports that it leads to', medianOf(blocks.map((block) => block.perBothNs))],
        ].map(([what, ns]) => [what!, Math.round(Number(ns)), Math.round(1e9 / Number(ns))]),
      },
      {
        title: 'Nanoseconds at percentiles',
        columns: ['what', ...PERCENTILES.map((percent) => `p${percent}`), 'max', 'count'],
        rows: [
          ['commands due 1,000,000 a second, from due to decided', ...percentilesOf(paced.times)],
          [`risk check, ${risk.rows} rows in random order`, ...percentilesOf(risk.single)],
          ['arithmetic as long as the risk check', ...percentilesOf(hiccups)],
        ],
      },
    ],
    plots: [
      {
        title: 'The engine alone',
        x: { label: 'percentile', scale: 'percentile' },
        y: { label: 'ns', scale: 'logarithmic' },
        lines: [
          { name: 'from due to decided, 1,000,000 commands a second', points: paced.times.points() },
          { name: 'risk check', points: risk.single.points() },
          { name: 'arithmetic as long', points: hiccups.points() },
        ],
      },
    ],
    blocks: blocks.length,
    dropped: [],
    notes: [
      `All in one thread on CPU ${cpu}; only the engine's own turns are timed, of up to 64 commands or reports.`,
      `Of ${seen.commands} commands ${share(seen.accepted)} orders accepted, ${share(seen.refused)} refused, ` +
        `${share(seen.cancels)} cancels, ${share(seen.replaces)} replaces; ${seen.mostLive} open at most; every order ` +
        'with a client id, 5 brokers.',
      `Commands due 1,000,000 a second stand in the ring beforehand and are shown when they are due, in bursts of 4,096; ` +
        `venues' reports come between bursts. ${Math.round(paced.decidedPerS)} a second were decided.`,
      `A clock read between two risk checks costs ${Math.round(risk.clockNs)} ns, which is taken off; one check after ` +
        `the other, without a clock, takes ${risk.meanNs.toFixed(0)} ns.`,
    ],
  };
}

function percentilesOf(times: Summary): (string | number)[] {
  return [...PERCENTILES.map((percent) => times.at(percent)), Math.round(times.maximumNs), times.count];
}
