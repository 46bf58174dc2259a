import { createDirectory } from '../../gateway/directory.ts';
import { ownKillSwitch } from './kill-switch.ts';
import { EventReader, createEventRing } from '../../core/memory/event-ring.ts';
import { LatchWriter, createLatch } from '../../core/memory/latch.ts';
import { RingConsumer, RingProducer, createRing } from '../../core/memory/ring.ts';
import { createSyncLog } from '../../core/memory/sync-log.ts';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { createCounters } from '../../core/metrics/counters.ts';
import { createHistogram } from '../../core/metrics/histogram.ts';
import { COMMAND_BYTES } from '../../core/schema/command.ts';
import { EVENT_BYTES } from '../../core/schema/event.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { readConfig } from '../../gateway/config.ts';
import { DOOR_COUNTERS } from '../../gateway/control/door-counters.ts';
import { type Stage, StageNames } from '../../core/topology.ts';
import { COMPONENTS, type ComponentName, type Status } from '../../gateway/control/status.ts';
import type { FrontDoor, FrontDoorParts } from '../../gateway/door-parts.ts';
import { createFrontDoor } from '../../gateway/front-door.ts';
import { type EngineDouble, NOW_US, createEngineDouble } from './engine-double.ts';

/** A front door on a free port of the loopback, with an engine double on the other end of real rings. */
export interface DoorHarness {
  readonly door: FrontDoor;
  readonly engine: EngineDouble;
  readonly port: number;
  readonly url: string;
  status: Status;
  isPumping: boolean;
  /** Bells rung so far. */
  readonly bells: number;
  /** Lines that the operator was told. */
  readonly warnings: string[];
  quote(instrument: number, bidTicks: number, trades?: number): void;
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly commandSlots?: number;
  readonly parts?: Partial<FrontDoorParts>;
  readonly before?: (door: FrontDoor, engine: EngineDouble) => void;
}

export async function openDoor(options: HarnessOptions = {}): Promise<DoorHarness> {
  const commandBuffer = createRing('commands', options.commandSlots ?? 256, COMMAND_BYTES);
  const eventBuffer = createEventRing(16_384, EVENT_BYTES, 1);
  const answerBuffer = createRing('answers', 1024, EVENT_BYTES);
  const latch = createLatch('quotes', SimulatedInstruments.length, QUOTE_WORDS);
  const quotes = new LatchWriter(latch);
  const engine = createEngineDouble(commandBuffer, eventBuffer, answerBuffer);
  const config = readConfig([
    {
      name: 'the test',
      values: { PORT: 0, MONITORING_PORT: 0, WS_THROTTLE_MS: 0, WS_BATCH_SIZE: 1, ...options.settings },
    },
  ]);
  const warnings: string[] = [];
  let bells = 0;
  const door = createFrontDoor({
    config,
    instruments: [...SimulatedInstruments],
    accounts: config.ACCOUNTS,
    commands: new RingProducer(commandBuffer),
    events: new EventReader(eventBuffer, 0, config.ACK === 'durable' ? 'durable' : 'published'),
    answers: new RingConsumer(answerBuffer),
    latch,
    alive: () => undefined,
    ringEngine() {
      bells += 1;
    },
    history: { find: () => undefined, withTerms: () => undefined },
    status: { read: () => harness.status },
    counters: createCounters('door', DOOR_COUNTERS),
    counterGroups: [],
    heaps: [],
    syncs: createSyncLog(),
    histograms: Object.fromEntries(StageNames.map((stage) => [stage, createHistogram(stage)])) as Record<
      Stage,
      SharedArrayBuffer
    >,
    epoch: 'journal-1',
    log: {
      warn(text) {
        warnings.push(text);
      },
    },
    clock: { monotonicNs: () => Number(process.hrtime.bigint()), nowUs: () => NOW_US },
    killSwitch: ownKillSwitch(
      createDirectory(
        SimulatedInstruments,
        config.ACCOUNTS,
        config.BROKERS.map(({ id }) => id),
      ),
    ).killSwitch,
    ...options.parts,
  });
  options.before?.(door, engine);
  const { api: port } = await door.listen();
  const words = new Float64Array(QUOTE_WORDS);
  const counts = new Float64Array(SimulatedInstruments.length);
  const driver = setInterval(() => {
    engine.step();
    if (harness.isPumping) door.pump();
  }, 1);
  const harness: DoorHarness = {
    door,
    engine,
    port,
    url: `http://127.0.0.1:${port}`,
    status: healthyStatus(),
    isPumping: true,
    warnings,
    get bells() {
      return bells;
    },
    quote(instrument, bidTicks, trades = 0) {
      counts[instrument]! += 1;
      words.set([bidTicks, 2, bidTicks + 1, 3, trades > 0 ? bidTicks : 0, trades > 0 ? 4 : 0, NOW_US, NOW_US]);
      words[QuoteWord.QUOTE_COUNT] = counts[instrument]!;
      words[QuoteWord.TRADE_COUNT] = trades;
      quotes.write(instrument, words, 0);
    },
    async close() {
      engine.isRunning = true;
      engine.isDurable = true;
      harness.isPumping = true;
      await door.drain();
      clearInterval(driver);
    },
  };
  return harness;
}

const HEAP = { minorGcs: 4, majorGcs: 1, longestPauseNs: 1_500_000, usedBytes: 9_000_000 };

export function healthyStatus(sick?: ComponentName): Status {
  const component = { isHealthy: true, sinceMs: NOW_US / 1000, dependencies: {} };
  const components = Object.fromEntries(
    COMPONENTS.map((name) => [
      name,
      name === sick ? { ...component, isHealthy: false, reason: 'it is sick' } : component,
    ]),
  ) as Status['components'];
  return {
    version: '0.0.0',
    startedMs: NOW_US / 1000 - 5_000,
    isReady: sick === undefined,
    isHalted: false,
    ...(sick === undefined ? {} : { reason: `${sick} is sick` }),
    components,
    threads: [{ name: 'engine', tid: 7, isAlive: true, heartbeatAgeMs: 0.5, cpus: '0-1', heap: HEAP }],
    brokers: [{ id: 'sim-a', state: 'up', sinceMs: NOW_US / 1000 }],
    quotes: [{ symbol: 'BTCUSDT', ageMs: -1 }],
    activeOrders: 7,
    clockOffsetMs: 0,
    durableLagEvents: 3,
  };
}
