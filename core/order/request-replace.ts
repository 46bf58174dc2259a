import { EventByte, EventKind, EventWord } from '../schema/event.ts';
import { OrderStatus } from '../schema/order-kind.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
import { beginOrderEvent, writeInputs } from './write-event.ts';

const E = EventWord;
const O = OrderColumn;

/** What a replace is to change: in an object, as prices and lots are no small integers. */
export interface Wanted {
  ticks: number;
  lots: number;
}

/** Asks the venue to change a resting order (`live` or `partly_filled`) that the engine placed itself. */
export function requestReplace(
  state: EngineState,
  row: number,
  wanted: Wanted,
  cause: number,
  part: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const at = beginOrderEvent(state, row, EventKind.replace_requested, cause, part, inputs, 0, out);
  const { f64, u8 } = out.records;
  const word = at >> 3;
  writeInputs(out, at, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  f64[word + E.ARG0] = wanted.ticks;
  f64[word + E.ARG1] = wanted.lots;
  u8[at + EventByte.STATUS] = OrderStatus.pending_replace;
  f64[word + E.ORDER_VERSION] = state.orders.words[row * ORDER_WIDTH + O.VERSION]! + 1;
  return at;
}
