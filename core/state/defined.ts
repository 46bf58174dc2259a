import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BROKER_WIDTH,
  BrokerColumn,
  INSTRUMENT_WIDTH,
  InstrumentColumn,
} from './columns.ts';
import type { EngineState } from './state.ts';

/** Whether a number that somebody outside has named is one that the operator has defined: any number may be asked for. */
export function isAccount({ accounts }: EngineState, account: number): boolean {
  const isRow = account >= 0 && account < accounts.rows;
  return isRow && accounts.words[account * ACCOUNT_WIDTH + AccountColumn.DEFINED] === 1;
}

export function isInstrument({ instruments }: EngineState, instrument: number): boolean {
  const isRow = instrument >= 0 && instrument < instruments.rows;
  return isRow && instruments.words[instrument * INSTRUMENT_WIDTH + InstrumentColumn.DEFINED] === 1;
}

export function isBroker({ brokers }: EngineState, broker: number): boolean {
  const isRow = broker >= 0 && broker < brokers.rows;
  return isRow && brokers.words[broker * BROKER_WIDTH + BrokerColumn.DEFINED] === 1;
}
