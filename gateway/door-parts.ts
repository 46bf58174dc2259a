import type { EventReader } from '../core/memory/event-ring.ts';
import type { RingConsumer, RingProducer } from '../core/memory/ring.ts';
import type { Instrument } from '../core/market/instruments.ts';
import type { Shared } from '../core/topology.ts';
import type { Clock } from '../workers/clock.ts';
import type { Remembers } from './boot/remember-reports.ts';
import type { Config } from './config.ts';
import type { AccountWatch } from './control/account-watch.ts';
import type { AlarmLog } from './control/alarms.ts';
import type { KillSwitch } from './control/kill-switch.ts';
import type { CounterGroup } from './control/metrics.ts';
import type { RiskJob } from './control/risk-side.ts';
import type { StatusPort } from './control/status.ts';
import type { ThreadHeap } from './control/thread-heaps.ts';
import type { LiveInstrumentsParts } from './instruments/live-instruments.ts';
import type { ReadAgain } from './instruments/read-again.ts';
import type { NonceBounds } from './keys/admittance.ts';
import type { OpenKeys } from './keys/open-keys.ts';
import type { AddressOptions } from './limits/address-limits.ts';
import type { OrderHistory } from './outbound/answer.ts';

/** What the process has of its door, and what the door is made of. */
export interface FrontDoor {
  /** Binds PORT and MONITORING_PORT, or those given. Resolves with the ports; rejects with `PortTakenError`. */
  listen(): Promise<DoorPorts>;
  /** Reads the files of the instruments again. Rejects with what is wrong with one; undefined: they stay as they are. */
  reloadInstruments(): Promise<ReadAgain | undefined>;
  /** Hands over what has come in and wakes the engine. */
  handOver(): void;
  /** One bounded turn of everything that goes out; 0: nothing to do. Never within a socket's callback. */
  pump(): number;
  /** Whether quotes have come that somebody wants at once. */
  hasQuotes(): boolean;
  /** Grows with each batch of commands and with each event or answer: more of them are likely to follow. */
  activity(): number;
  /** Deadlines, throttled feeds, slow readers, the health channel. It runs by itself every 50 ms while listening. */
  tick(): void;
  /** Refills the reports of the `orders` channel from the journal, before `listen`. */
  readonly remembers: Remembers;
  /** Requests that wait for the engine. */
  pendingCount(): number;
  /** Open WebSocket sessions. */
  sessionCount(): number;
  /** Readers of orders that were closed for falling behind. */
  slowClosed(): number;
  /**
   * Stops admitting, answers what is in flight (the pump must go on), closes every socket with 1001, and waits at most 2 s for
   * what the guards of those sessions cancel.
   */
  drain(): Promise<void>;
}

export interface DoorPorts {
  readonly api: number;
  /** 0: there is none. */
  readonly monitoring: number;
}

export interface FrontDoorParts {
  readonly config: Config;
  /** By number; grows while the gateway runs. */
  readonly instruments: Instrument[];
  /** Undefined: they stay as they are. */
  readonly live?: Pick<LiveInstrumentsParts, 'data' | 'source' | 'setupOf' | 'added'> | undefined;
  /** Names by account number. */
  readonly accounts: readonly string[];
  readonly commands: RingProducer;
  /** Gated on durable, or on published with ACK=accepted. */
  readonly events: EventReader;
  readonly answers: RingConsumer;
  /** When which batch was durable. */
  readonly syncs: SharedArrayBuffer;
  /** Slots of `QUOTE_WORDS`, one per instrument. */
  readonly latch: SharedArrayBuffer;
  ringEngine(): void;
  /** Runs this once, after the sockets' callbacks of this turn of the loop, or sees to it that `handOver` is called then. */
  atTurnEnd?(run: () => void): void;
  /** Called with the time of each request: a flood of them can keep this thread from its turn for long. */
  alive(monotonicNs: number): void;
  readonly history: OrderHistory;
  readonly status: StatusPort;
  /** Made for `DOOR_COUNTERS`; the door is their writer. */
  readonly counters: SharedArrayBuffer;
  /** Of other threads, for /metrics. */
  readonly counterGroups: readonly CounterGroup[];
  readonly heaps: readonly ThreadHeap[];
  /** The door writes parse, encode, answer and total. */
  readonly histograms: Shared['histograms'];
  /** The journal's id: sequences of the `orders` channel mean something only together with it. */
  readonly epoch: string;
  readonly clock: Clock;
  readonly log: AlarmLog;
  readonly killSwitch: KillSwitch;
  /** Undefined: whoever comes is the local principal. */
  readonly keys?: OpenKeys | undefined;
  /** Undefined: no risk metrics are worked out. */
  readonly risk?: RiskJob | undefined;
  /** Undefined: nobody looks at what accounts hold. */
  readonly watch?: AccountWatch | undefined;
  /** For tests. */
  readonly pendingCapacity?: number;
  readonly requestTimeoutMs?: number;
  readonly addressLimits?: Partial<AddressOptions>;
  readonly sessionLifetimeMs?: number;
  readonly nonceBounds?: NonceBounds;
}
