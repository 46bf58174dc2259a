import { invariant } from '../invariant.ts';
import type { Records } from '../memory/records.ts';
import { EventByte, EventHalf, EventWord } from '../schema/event.ts';
import { FANOUT_WIDTH, FanoutColumn, FanoutKind, GlobalColumn } from '../state/columns.ts';
import { type EngineState, KILL_FANOUTS } from '../state/state.ts';
import { add, put } from '../state/table.ts';

const F = FanoutColumn;
const G = GlobalColumn;

/** Writes the row of a fan-out over the orders that exist now. A broker's probe that is under way begins again. */
export function startFanout(
  state: EngineState,
  kind: number,
  records: Records,
  at: number,
  broker: number = records.u8[at + EventByte.BROKER]!,
): void {
  const { fanouts, globals } = state;
  const row = freeRow(state, kind, broker);
  const to = row * FANOUT_WIDTH;
  if (fanouts.words[to + F.KIND] === 0) add(globals, G.FANOUTS_ACTIVE, 1);
  add(globals, G.FANOUT_COUNT, 1);
  put(fanouts, to + F.KIND, kind);
  put(fanouts, to + F.ID, globals.words[G.FANOUT_COUNT]!);
  put(fanouts, to + F.ACCOUNT, records.i32[(at >> 2) + EventHalf.ACCOUNT]!);
  put(fanouts, to + F.INSTRUMENT, records.i32[(at >> 2) + EventHalf.INSTRUMENT]!);
  put(fanouts, to + F.BROKER, broker);
  put(fanouts, to + F.CURSOR, 0);
  put(fanouts, to + F.UP_TO_ORDER_ID, globals.words[G.LAST_ORDER_ID]!);
  put(fanouts, to + F.COUNT, 0);
  const isAnswered = kind === FanoutKind.cancel_all || isOfScope(kind);
  put(fanouts, to + F.REQUEST_ID, isAnswered ? records.f64[(at >> 3) + EventWord.REQUEST_ID]! : 0);
}

/** Whether a guard may take a row: restart and probes of the brokers can't wait, and theirs are kept free of what cancels. */
export function mayStartCancels(state: EngineState): boolean {
  return mayTakeRow(state, state.fanouts.rows - KILL_FANOUTS);
}

/** Whether what a person stops may: it has rows beyond those of the guards. */
export function mayCancelScope(state: EngineState): boolean {
  return mayTakeRow(state, state.fanouts.rows);
}

function mayTakeRow(state: EngineState, most: number): boolean {
  const { words } = state.fanouts;
  let taken = 0;
  for (let row = 0; row < state.fanouts.rows; row++) if (isCancelling(words[row * FANOUT_WIDTH + F.KIND]!)) taken += 1;
  return taken < most - state.brokers.rows - 1;
}

export function isCancelling(kind: number): boolean {
  return kind === FanoutKind.cancel_all || kind === FanoutKind.cancel_entries || isOfScope(kind);
}

function isOfScope(kind: number): boolean {
  return kind >= FanoutKind.scope && kind <= FanoutKind.tag_entries;
}

/** LAST_TICKS: the row of the order table to go on from; LAST_LOTS: 1 + the fan-out. */
export function moveFanout(state: EngineState, records: Records, at: number): void {
  const to = (records.f64[(at >> 3) + EventWord.LAST_LOTS]! - 1) * FANOUT_WIDTH;
  put(state.fanouts, to + F.CURSOR, records.f64[(at >> 3) + EventWord.LAST_TICKS]!);
  add(state.fanouts, to + F.COUNT, 1);
}

export function endFanout(state: EngineState, row: number): void {
  for (let column = 0; column < FANOUT_WIDTH; column++) put(state.fanouts, row * FANOUT_WIDTH + column, 0);
  add(state.globals, G.FANOUTS_ACTIVE, -1);
}

function freeRow(state: EngineState, kind: number, broker: number): number {
  const { words, rows } = state.fanouts;
  let free = -1;
  for (let row = 0; row < rows; row++) {
    const taken = words[row * FANOUT_WIDTH + F.KIND]!;
    const isSame = taken === kind && words[row * FANOUT_WIDTH + F.BROKER] === broker;
    if (isSame && !isCancelling(kind)) return row;
    if (taken === 0 && free < 0) free = row;
  }
  invariant(free >= 0, 'rows are kept free for the fan-outs that cannot be refused');
  return free;
}
