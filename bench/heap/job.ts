import type { Telemetry } from '../engine/engine-parts.ts';

/** What the program that measures engine and journal is asked, and what it says. */
export interface HeapJob {
  /** Of its own, on the disk under test. */
  readonly folder: string;
  readonly commands: number;
  /** Off: the engine reads no clock. */
  readonly telemetry: Telemetry;
}

export interface HeapAnswer {
  readonly error?: string;
  readonly engine?: Growth;
  readonly journal?: Growth;
}

export interface Growth {
  /** The heap's growth within the turns, nothing collected meanwhile. */
  readonly bytes: number;
  readonly turns: number;
  /** Orders accepted meanwhile. */
  readonly orders: number;
}
