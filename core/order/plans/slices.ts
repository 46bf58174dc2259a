import type { Records } from '../../memory/records.ts';
import { CommandByte, CommandHalf, CommandWord } from '../../schema/command.ts';
import { INSTRUMENT_DEFINITION_WORDS, InstrumentDefinition } from '../../schema/definition.ts';
import { OrderType } from '../../schema/order-kind.ts';
import { OrderFlag } from '../../schema/event.ts';
import { PlaceOption } from '../../schema/risk.ts';
import { ChildRole, TERM_WORDS, Term } from '../../schema/terms.ts';
import { ORDER_WIDTH, OrderColumn } from '../../state/columns.ts';
import { isInstrument } from '../../state/defined.ts';
import { RiskColumn, TERMS_WIDTH } from '../../state/risk-columns.ts';
import type { EngineState } from '../../state/state.ts';
import { roleOf } from './plan-rows.ts';

const FREEZE_LOTS = InstrumentDefinition.FREEZE_LOTS - INSTRUMENT_DEFINITION_WORDS;

/** Whether a new order may go out in slices where it is larger than its instrument's freeze quantity. */
export function maySlice({ i32, u8 }: Records, at: number): boolean {
  const isAsked = (i32[(at >> 2) + CommandHalf.COUNT]! & PlaceOption.autoslice) !== 0;
  return isAsked && u8[at + CommandByte.TYPE]! <= OrderType.market;
}

/** Whether an order of the table works in slices, or is a part of another: neither is changed, only cancelled. */
export function isInParts(state: EngineState, row: number): boolean {
  const { words } = state.orders;
  const from = row * ORDER_WIDTH;
  const flags = words[from + OrderColumn.FLAGS]!;
  if ((flags & OrderFlag.planned) === 0) return false;
  const isLeg = (flags & OrderFlag.covered) !== 0 && roleOf(state, row) === ChildRole.leg;
  return isLeg || (words[from + OrderColumn.TYPE]! <= OrderType.market && roleOf(state, row) === 0);
}

/** Into how many slices a new order is cut; 0: into none, it is one order at one venue. */
export function slicesOf(state: EngineState, command: Records, at: number): number {
  // Plans are kept beside the tables of risk.
  if (!maySlice(command, at) || state.risk.words[RiskColumn.BEGUN] === 0) return 0;
  const instrument = command.i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
  if (!isInstrument(state, instrument)) return 0;
  const freezeLots = state.terms.words[instrument * TERMS_WIDTH + FREEZE_LOTS]!;
  const lots = command.f64[(at >> 3) + CommandWord.QUANTITY_LOTS]!;
  return freezeLots === 0 || lots <= freezeLots ? 0 : Math.ceil(lots / freezeLots);
}

const terms = new Float64Array(TERM_WORDS);

/** The terms of an order in so many slices. The next call overwrites them. */
export function termsOfSlices(slices: number): Float64Array {
  terms.fill(0);
  terms[Term.LEGS] = slices;
  return terms;
}
