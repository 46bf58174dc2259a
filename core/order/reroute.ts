import type { Records } from '../memory/records.ts';
import { routeAgain } from '../risk/broker-room.ts';
import { mayGoOn } from '../risk/state-gates.ts';
import { Cause, EventByte, EventHalf, EventKind, EventWord } from '../schema/event.ts';
import { GlobalColumn, ORDER_WIDTH, OrderColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import { type Inputs, stoppedBrokers, stopsOrder, wordsFor } from './inputs.ts';
import { OrderEvent, statusAfter } from './lifecycle.ts';
import { sentOptions } from './sent-options.ts';
import { copyVenueFigures } from './suspend.ts';
import { beginEvent, describeOrder, numberForAccount, writeInputs } from './write-event.ts';

const E = EventWord;
const H = EventHalf;
const B = EventByte;
const O = OrderColumn;

/** The next attempt at another broker than those of the bits `tried`, if it may leave now; -1: it may not, or there is none. */
export function goElsewhere(
  state: EngineState,
  row: number,
  tried: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const before = inputs.stopWords;
  const stopWords = wordsFor(inputs, words[from + O.ACCOUNT]!, words[from + O.INSTRUMENT]!);
  const isStopped = state.globals.words[GlobalColumn.HALTED] === 1 || stopsOrder(stopWords);
  if (isStopped || !mayGoOn(state, row)) return -1;
  const broker = routeAgain(state, inputs.scores, row, tried | stoppedBrokers(stopWords));
  if (broker < 0) return -1;
  inputs.stopWords = stopWords;
  const to = reroute(state, row, broker, report, at, inputs, out);
  inputs.stopWords = before;
  return to;
}

/** The event that sends an order to a broker as its next attempt, after a report that it isn't where it was sent. */
function reroute(
  state: EngineState,
  row: number,
  broker: number,
  report: Records,
  at: number,
  inputs: Inputs,
  out: EventSink,
): number {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const status = words[from + O.STATUS]!;
  const to = beginEvent(state, out, EventKind.rerouted, Cause.report, 0, inputs, 0);
  describeOrder(state, row, out, to);
  copyVenueFigures(report, at, out, to);
  writeInputs(out, to, inputs, state.globals.words[GlobalColumn.LIMITS_VERSION]!);
  out.records.f64[(to >> 3) + E.EXPIRE_AT_US] = words[from + O.EXPIRE_AT_US]!;
  out.records.f64[(to >> 3) + E.OPTIONS] = sentOptions(state, row, words[from + O.PRICE_TICKS]!);
  out.records.i32[(to >> 2) + H.BROKER_WANTED] = words[from + O.BROKER_WANTED]!;
  out.records.u8[to + B.STATUS] = statusAfter(status, OrderEvent.rerouted, 0);
  out.records.u8[to + B.BROKER] = broker;
  out.records.u8[to + B.ATTEMPT] = words[from + O.ATTEMPT]! + 1;
  out.records.f64[(to >> 3) + E.UPDATED_US] = inputs.nowUs;
  numberForAccount(state, out, to);
  return to;
}
