import type { HeapFigures } from './thread-heaps.ts';

/**
 * What the process knows of itself: the port through which the boot tells the door's health pages. All cheap reads:
 * it is asked on every request for health and every second besides.
 */
export interface StatusPort {
  read(): Status;
}

export interface Status {
  readonly version: string;
  /** Milliseconds since the Unix epoch. */
  readonly startedMs: number;
  /** Ready: new orders pass. The reason says why not. */
  readonly isReady: boolean;
  readonly reason?: string;
  /** Everything works, and a person has halted all trading. */
  readonly isHalted: boolean;
  readonly components: Readonly<Record<ComponentName, Component>>;
  readonly threads: readonly ThreadStatus[];
  readonly brokers: readonly BrokerStatus[];
  readonly quotes: readonly QuoteStatus[];
  /** Orders that are not final. */
  readonly activeOrders: number;
  /** Published but not yet durable events. */
  readonly durableLagEvents: number;
  /** The wall clock less engine time. */
  readonly clockOffsetMs: number;
}

export const COMPONENTS = ['oms', 'risk', 'pnl', 'journal', 'brokers'] as const;
export type ComponentName = (typeof COMPONENTS)[number];

export interface Component {
  readonly isHealthy: boolean;
  readonly reason?: string;
  /** It works, but somebody should look. */
  readonly warning?: string;
  /** The same of what is so from the start to the end, and nothing that comes and goes. */
  readonly remark?: string;
  /** Since when it is as it is. */
  readonly sinceMs: number;
  /** What it needs, and how that is: `{"journal":"healthy"}`. */
  readonly dependencies: Readonly<Record<string, string>>;
}

export interface ThreadStatus {
  readonly name: string;
  /** The kernel's id of the thread: its place in /proc/PID/task. */
  readonly tid: number;
  readonly isAlive: boolean;
  /** Since its last duty cycle. */
  readonly heartbeatAgeMs: number;
  /** The CPUs that the kernel lets it run on, as `0-1`. */
  readonly cpus: string;
  readonly heap: HeapFigures;
}

export interface BrokerStatus {
  readonly id: string;
  readonly state: string;
  readonly sinceMs: number;
}

export interface QuoteStatus {
  readonly symbol: string;
  /** -1: none yet. */
  readonly ageMs: number;
}
