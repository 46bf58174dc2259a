import { CLIENT_ID_BYTES } from '../../core/schema/command.ts';
import { getText } from '../../core/schema/text.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BROKER_WIDTH,
  BrokerColumn,
  INSTRUMENT_WIDTH,
  InstrumentColumn,
} from '../../core/state/columns.ts';
import { CURRENCY_WIDTH, CurrencyColumn } from '../../core/state/risk-columns.ts';
import type { EngineState } from '../../core/state/state.ts';
import type { Table } from '../../core/state/table.ts';
import { ExitCode, ExitError } from '../exit-codes.ts';
import type { EngineSetup } from '../engine-setup.ts';

/**
 * Events name accounts, brokers and instruments by number, and the number is the place in the configuration. Another
 * broker in a place would be asked about orders that it never got, and its "absent" would be believed; another account
 * would be given somebody's orders: refused, before anything is written. Throws `ExitError`, to be mended in the configuration.
 */
export function refuseOtherNames(state: EngineState, setup: EngineSetup): void {
  const { brokers, instruments } = state;
  const { DEFINED, NAME_LENGTH } = BrokerColumn;
  const known: string[] = [];
  for (let row = 0; row < brokers.rows; row++) {
    if (brokers.words[row * BROKER_WIDTH + DEFINED] !== 1) continue;
    known[row] = nameAt(brokers, row * BROKER_WIDTH + NAME_LENGTH);
  }
  for (const [row, { name }] of setup.brokers.entries()) {
    if (known[row] === undefined || known[row] === name) continue;
    throw new ExitError(
      ExitCode.usage,
      `BROKERS names ${name} as number ${row + 1}, but in this journal that is ${known[row]}: its orders would be ` +
        `asked for at the wrong venue. Keep the order ${known.join(', ')}; new brokers go to the end.`,
    );
  }
  for (const { id, name } of setup.accounts) {
    const at = id * ACCOUNT_WIDTH;
    if (state.accounts.words[at + AccountColumn.DEFINED] !== 1) continue;
    const known = nameAt(state.accounts, at + AccountColumn.NAME_LENGTH);
    if (known === name) continue;
    throw new ExitError(
      ExitCode.usage,
      `ACCOUNTS names ${name} as number ${id + 1}, but in this journal that is ${known}: its orders would be given ` +
        'to another. Keep the order; new accounts go to the end.',
    );
  }
  for (const [place, { name }] of (setup.rates ?? []).entries()) {
    const at = (place + 1) * CURRENCY_WIDTH + CurrencyColumn.NAME_LENGTH;
    if (state.currencies.words[at] === 0) continue;
    const known = nameAt(state.currencies, at);
    if (known === name) continue;
    throw new ExitError(
      ExitCode.usage,
      `RATES names ${name} as number ${place + 1}, but in this journal that is ${known}: what is held in it would be ` +
        'valued as another. Keep the order; new currencies go to the end.',
    );
  }
  for (const { id, symbol } of setup.instruments) {
    const at = id * INSTRUMENT_WIDTH;
    if (instruments.words[at + InstrumentColumn.DEFINED] !== 1) continue;
    const name = nameAt(instruments, at + InstrumentColumn.NAME_LENGTH);
    if (name === symbol) continue;
    throw new ExitError(ExitCode.damagedData, `Instrument ${id} is ${name} in this journal, not ${symbol}.`);
  }
}

function nameAt(table: Table, at: number): string {
  const bytes = new Uint8Array(Math.min(CLIENT_ID_BYTES, table.words[at]!));
  getText(table.words, at + 1, bytes.length, bytes, 0);
  return new TextDecoder().decode(bytes);
}
