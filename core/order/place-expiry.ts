import type { Records } from '../memory/records.ts';
import { nextSessionClose } from '../market/sessions.ts';
import { CommandByte, CommandHalf, CommandWord } from '../schema/command.ts';
import { INSTRUMENT_DEFINITION_WORDS, InstrumentDefinition } from '../schema/definition.ts';
import { TimeInForce } from '../schema/order-kind.ts';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import { TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Inputs } from './inputs.ts';

const C = CommandWord;
const MINUTE_US = 60_000_000;
const CLOSE_US = InstrumentColumn.DEFINITION + InstrumentDefinition.DAY_CLOSE_US;

/** When the order ends by itself; 0: it doesn't. */
export function expiryOf(state: EngineState, command: Records, at: number, inputs: Inputs): number {
  const { f64, i32, u8 } = command;
  const tif = u8[at + CommandByte.TIME_IN_FORCE]!;
  if (tif === TimeInForce.gtd) {
    const minutes = f64[(at >>> 3) + C.VALUE]!;
    return minutes > 0 ? inputs.nowUs + minutes * MINUTE_US : f64[(at >>> 3) + C.EXPIRE_AT_US]!;
  }
  if (tif !== TimeInForce.day) return 0;
  const instrument = i32[(at >>> 2) + CommandHalf.INSTRUMENT]!;
  if (instrument < 0 || instrument >= state.instruments.rows) return 0;
  const terms = instrument * TERMS_WIDTH - INSTRUMENT_DEFINITION_WORDS;
  return nextSessionClose(
    inputs.nowUs,
    state.terms.words[terms + InstrumentDefinition.SESSION_OPENS]!,
    state.instruments.words[instrument * INSTRUMENT_WIDTH + CLOSE_US]!,
    state.terms.words[terms + InstrumentDefinition.SESSION_DAYS]!,
  );
}
