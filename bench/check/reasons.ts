import type { FigureName } from '../figures.ts';
import { figureText, unitOf } from '../output/numbers.ts';
import type { BenchResult } from '../output/result.ts';

/**
 * Where the time goes of figures that fall short, and why it can't go away on a machine of two cores: in figures of the same
 * run where there are any, else dated. A sentence holds only for what is short.
 */
export interface Reason {
  readonly figures: readonly FigureName[];
  readonly why: (run: Run) => string;
  /** How to see it, behind `npm run bench -- `. */
  readonly seen: string;
}

export interface Run {
  /** As it is written; `?` where the run doesn't have it. */
  text(figure: FigureName): string;
  value(figure: FigureName): number;
  readonly cores: number;
}

const INSTRUCTIONS = 'counted 2026-11-22';

/** Microseconds of CPU that each order may take on all cores, for so many a second. */
function budgetUs({ cores }: Run, perSecond: number): string {
  return figureText((cores * 1e6) / perSecond, 'us');
}

function ratio(value: number): string {
  return Number.isFinite(value) ? figureText(value, 'ratio') : '?';
}

/** @internal */
export const REASONS: readonly Reason[] = [
  {
    figures: ['risk.check.p50_ns', 'risk.check.p99_ns'],
    why: ({ text }) =>
      'a check reads some 30 lines of memory. With all of them near it takes some 130 ns, of 2,100 instructions ' +
      `(${INSTRUCTIONS}; 2,650 before); of 100,000 books neither the row nor the place where it stands is in a cache, the ` +
      `second read follows from the first, and one takes ${text('memory.read_ns')}. This machine strays by the minute: ` +
      'the same program had 261, 251, 260, 381, 340 and 291 ns in six runs within ten minutes',
    seen: '--only engine,micro',
  },
  {
    figures: ['risk.check.p9999_ns'],
    why: ({ text }) =>
      'the timer interrupts 250 times a second, once in some 8,000 checks, and leaves caches cold: arithmetic that reads ' +
      `no memory has ${text('hiccup.p9999_ns')} beside it, six random reads of 16 MB without code of ours had 29–32 µs`,
    seen: '--only engine',
  },
  {
    figures: ['engine.orders_per_s', 'engine.first_gates.orders_per_s'],
    why: ({ value }) =>
      `a command alone is 15,600 instructions of optimized code in ${figureText(1e9 / value('engine.orders_per_s'), 'ns')}, ` +
      `with the 1.35 reports that it leads to 25,700 (${INSTRUCTIONS}; 53,000 a day before), spread over 250 functions, none ` +
      'above 9 %. With tables that stay in the caches it takes three quarters of the time, the rest waits for memory, read ' +
      'ahead as it is. The code it goes through is 150 KB, five times the first cache of instructions: 1,300 lines of it ' +
      'are fetched anew each time. A look into a table is 5–10 instructions where C has one (map, bounds, base), and a ' +
      'fifth is the hash of the state, by which a journal is decided again and the follower believed',
    seen: '--only instructions',
  },
  {
    figures: ['f2.rtt.ratio_f1'],
    why: ({ text, value }) =>
      `the same threads, rings and bells with no logic at all (P2) take ${text('p2.rtt.p50_us')}, ` +
      `${ratio(value('p2.rtt.p50_us') / value('f1.rtt.p50_us'))} of F1: with the client on one of two cores, gateway and ` +
      'engine take turns on the other, two switches an order',
    seen: '--only round-trip',
  },
  {
    figures: ['f2.throughput_ratio_f1'],
    why: (run) =>
      `an order takes ${run.text('f2.cpu_us')} of CPU in all threads. 0.65 of F1 would leave ` +
      `${budgetUs(run, 0.65 * run.value('f1.msgs_per_s'))} on ${run.cores} cores with the client's own, of which threads and ` +
      `rings alone (P2) take ${run.text('p2.cpu_us')}; journal, follower, broker and kernel don't fit into the rest, ` +
      'whatever the engine takes',
    seen: 'profile f2',
  },
  {
    figures: ['f4.rtt.p50_us', 'f4.rtt.p99_us'],
    why: ({ text, value }) =>
      `the same threads, rings and disk with no logic (P4) take ${text('p4.rtt.p50_us')}, at p99 ${text('p4.rtt.p99_us')}. ` +
      `The other ${figureText(value('f4.rtt.p50_us') - value('p4.rtt.p50_us'), 'us')} are an order's logic in threads that ` +
      'take turns on one core, cold after each wait for the disk: where nobody waits it adds ' +
      `${figureText(value('f2.rtt.p50_us') - value('p2.rtt.p50_us'), 'us')} to P2`,
    seen: '--only durable',
  },
  {
    figures: ['f4.throughput_ratio_p4', 'f4.throughput_ratio_f1'],
    why: (run) =>
      `an order takes ${run.text('f4.cpu_us')} of CPU in all threads, P4's ${run.text('p4.cpu_us')}; 0.75 of P4 would leave ` +
      `${budgetUs(run, 0.75 * run.value('p4.msgs_per_s'))} and 0.45 of F1 ` +
      `${budgetUs(run, 0.45 * run.value('f1.msgs_per_s'))} on ${run.cores} cores, the client's own with it: P4 and the engine ` +
      'take that by themselves, and checksums, follower and broker come besides',
    seen: 'profile f4',
  },
  ...(['ws_json', 'http_json', 'http_signed'] as const).map((kind) => ({
    figures: [`${kind}.ratio`] as const,
    why: ({ text }: Run) =>
      `an order takes ${text(`${kind}.cpu_us`)} of CPU in all threads, ${text(`bare_${kind}.cpu_us`)} in the bare handler, on ` +
      "the same cores. The gateway's own thread executes no more than the bare handler does (26,000 instructions over " +
      `WebSocket where that has 42,000, 39,000 over HTTP where that has 47,500; ${INSTRUCTIONS}): what is more is engine, ` +
      'journal, broker and follower',
    seen: 'profile http',
  })),
  {
    figures: ['fanout.ratio'],
    why: () =>
      "uWebSockets' walk over the subscribers of a topic and the kernel's sends are nine tenths of it, in both: the walk is " +
      'as fast as readers lie close together, which who comes alone does not; the rest is reading the latch, and rewriting ' +
      'what changed of a quote in its place',
    seen: '--only fan-out',
  },
  {
    figures: ['heap.bytes_per_order'],
    why: () =>
      "the engine allocates nothing, or 10 bytes a batch; the journal some 20: a checksum of Node's zlib above 2^31 is a number " +
      "on the heap, one or two a batch, and the bench's batches have some 14 orders, not 64",
    seen: '--only heap',
  },
  {
    figures: ['gateway.heap.bytes_per_frame'],
    why: () =>
      'the view of a frame, a DataView, is 80 bytes, the least that a view takes; what is more are calls once a turn of the ' +
      'event loop, and numbers handed to functions that V8 did not take in',
    seen: '--only heap',
  },
  {
    figures: ['cpu_percent_at_100_per_s'],
    why: ({ text }) =>
      'waking threads and a disk: an order wakes gateway, engine, journal and broker some ten times, 80 µs each on this ' +
      'machine, and is synced twice, when it comes and when its venue has it. The same rings and bells with no logic, no ' +
      `venue and one sync (P4) take ${text('p4.cpu_percent_at_100_per_s')} at that rate, and a process without orders 4 %`,
    seen: '--only footprint',
  },
  {
    figures: ['recovery.s_per_million'],
    why: () =>
      'of an event 0.9 µs are the same `apply` and hash that the engine runs, and first touches of the memory of its tables, ' +
      'and 0.25 µs its judging, half of them the disk: from the page cache a million takes 0.98 s (2026-11-22). The same ' +
      'program had 1.16 to 1.56 s within a day. To replay while the journal is still being judged made a start 6 % shorter: ' +
      'engine and follower fill two cores',
    seen: '--only recovery',
  },
  {
    figures: ['recovery.lone.ratio_disk'],
    why: () =>
      'a journal is judged to its end before anything of it is believed, and then replayed. A block is scanned twice, 0.74 µs ' +
      "each from memory (the kernel's copy 0.43, the sum 0.22), and its event applied in 0.9 µs, where a plain read takes " +
      '1.4–1.6 µs a block (2026-11-22); padding is not summed',
    seen: '--only recovery',
  },
  {
    figures: ['idle.p99_ratio'],
    why: () => 'the same connection measured twice differs by as much: see the control',
    seen: '--only idle',
  },
];

export function reasonFor(figure: FigureName, result: Pick<BenchResult, 'figures' | 'machine'>): string {
  const reason = REASONS.find(({ figures }) => figures.includes(figure));
  if (reason === undefined) return '';
  const value = (name: FigureName): number => result.figures[name] ?? Number.NaN;
  const text = (name: FigureName): string => (Number.isNaN(value(name)) ? '?' : figureText(value(name), unitOf(name)));
  return `${reason.why({ text, value, cores: result.machine.cores })} (${reason.seen})`;
}
