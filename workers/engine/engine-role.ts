import { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import { ProcessControl } from '../../core/memory/control.ts';
import { EventWriter } from '../../core/memory/event-ring.ts';
import { LatchReader } from '../../core/memory/latch.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { SharedWords } from '../../core/memory/words.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import { GlobalColumn } from '../../core/state/columns.ts';
import { type Capacities, type EngineState, createState } from '../../core/state/state.ts';
import { CounterNames } from '../../core/topology.ts';
import type { Agent, RoleContext } from '../agent.ts';
import { keepClockPast } from '../clock.ts';
import { ExitCode, ExitError } from '../exit-codes.ts';
import { recoverReplica } from '../follower/recover.ts';
import { replicaOf } from '../follower/replica.ts';
import { createEngineAgent } from './engine-agent.ts';
import { refuseOtherNames } from './same-names.ts';
import { stopAsJournaled } from './stop-as-journaled.ts';
import type { EngineSetup } from '../engine-setup.ts';
import { startupCommands } from './startup.ts';

/** The engine's part of the configuration. */
export interface EngineRoleOptions {
  readonly data: string;
  readonly journalId: Uint8Array;
  /** The last event of the journal: replay ends with it. */
  readonly lastSeq: number;
  readonly capacities: Capacities;
  readonly setup: EngineSetup;
  readonly ackAccepted: boolean;
  /** False where the venue's word answers a place (ASYNC_MODE=false): then nothing that it makes may wait. */
  readonly holds: boolean;
}

/** Brings the state back from the journal, then goes on from there with a new run. */
export function createRole(context: RoleContext): Agent {
  const { shared, clock } = context;
  const options = context.options as EngineRoleOptions;
  const state = createState(options.capacities);
  recover(state, context, options);
  refuseOtherNames(state, options.setup);
  touch(state);
  const control = new ProcessControl(shared.control);
  const stops = new StopScopes(shared.stops);
  stopAsJournaled(state, control, stops);
  return createEngineAgent({
    state,
    startup: startupCommands(state, options.setup),
    commands: new RingConsumer(shared.commands),
    reports: new RingConsumer(shared.reports),
    events: new EventWriter(shared.events),
    answers: new RingProducer(shared.answers),
    quotes: new LatchReader(shared.quotes),
    trades: new RingConsumer(shared.trades),
    armed: new ArmedInstruments(shared.armed),
    scoreboard: new SharedWords(shared.scoreboard),
    control,
    stops,
    bells: { journal: context.bell('journal'), gateway: context.bell('gateway'), broker: context.bell('broker') },
    histograms: {
      queue: new HistogramRecorder(shared.histograms.queue),
      risk: new HistogramRecorder(shared.histograms.risk),
      decide: new HistogramRecorder(shared.histograms.decide),
    },
    counters: new Counters(shared.counters.engine, CounterNames.engine),
    stampNs: clock.stampNs,
    ackAccepted: options.ackAccepted,
    holds: options.holds,
  });
}

function recover(state: EngineState, context: RoleContext, options: EngineRoleOptions): void {
  const { data, journalId, lastSeq } = options;
  const say = (message: string): void => void process.stderr.write(`tickgate: ${message}\n`);
  try {
    recoverReplica(data, journalId, replicaOf(state), lastSeq, say);
  } catch (error) {
    const why = tooSmall(state);
    throw why === '' ? error : new ExitError(ExitCode.usage, why, { cause: error });
  }
  keepClockPast(context.shared.control, state.globals.words[GlobalColumn.TIME_US]!);
}

/** A replay that fails with a full table: the run that wrote the journal had a larger one. */
function tooSmall({ orders, ids }: EngineState): string {
  const full = [
    ...(orders.touched >= orders.rows ? [`MAX_ORDERS=${orders.rows}`] : []),
    ...(ids.touched >= ids.rows ? [`MAX_CLIENT_IDS=${ids.rows}`] : []),
  ];
  if (full.length === 0) return '';
  return `${full.join(' and ')}: the journal needs more than that; start with the value of the run before, or a greater one.`;
}

const HOT_ROWS = 16_384;

/**
 * The first touch of a page costs more than a whole decision: those of the first orders are touched at start. By zeros where
 * zeros are: what was written to is touched, and to read first would map the page of zeros.
 */
function touch(state: EngineState): void {
  for (const { rows, width, words, reach } of [state.orders, state.ids, state.executions]) {
    words.fill(0, reach, Math.max(reach, Math.min(HOT_ROWS, rows) * width));
  }
}
