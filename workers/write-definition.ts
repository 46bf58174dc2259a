import type { Records } from '../core/memory/records.ts';
import { CLIENT_ID_BYTES, CLIENT_ID_WORDS, CommandHalf, CommandKind, CommandWord } from '../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../core/schema/definition.ts';
import { putText } from '../core/schema/text.ts';
import type { InstrumentSetup } from './engine-setup.ts';

const encoder = new TextEncoder();

/** Makes the zeroed slot at byte `at` a define_instrument, but for its version, request and time. */
export function writeDefinition({ f64, i32 }: Records, at: number, instrument: InstrumentSetup): void {
  i32[(at >> 2) + CommandHalf.KIND] = CommandKind.define_instrument;
  i32[(at >> 2) + CommandHalf.ACCOUNT] = -1;
  i32[(at >> 2) + CommandHalf.INSTRUMENT] = instrument.id;
  const word = at >> 3;
  const name = encoder.encode(instrument.symbol).subarray(0, CLIENT_ID_BYTES);
  f64[word + CommandWord.CLIENT_ID_LENGTH] = name.length;
  putText(f64, word + CommandWord.CLIENT_ID, CLIENT_ID_WORDS, name, 0, name.length);
  f64.set(
    [
      instrument.tradable ? 1 : 0,
      instrument.tickMantissa,
      instrument.tickDecimals,
      instrument.lotMantissa,
      instrument.lotDecimals,
      instrument.moneyNumerator,
      instrument.moneyDenominator,
      instrument.maxQuoteAgeUs,
      instrument.dayCloseUs,
      instrument.currencyRow ?? 0,
      instrument.classCode ?? 0,
      instrument.freezeLots ?? 0,
      instrument.expiryUs ?? 0,
      instrument.sessionOpens ?? 0,
      instrument.sessionDays ?? 0,
    ],
    word + COMMAND_DEFINITION,
  );
}
