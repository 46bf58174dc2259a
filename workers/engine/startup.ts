import { isKnownDefinition } from '../../core/order/decide-definition.ts';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import {
  ANY_INSTRUMENT,
  CLIENT_ID_BYTES,
  CLIENT_ID_WORDS,
  COMMAND_BYTES,
  COMMAND_VERSION,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
} from '../../core/schema/command.ts';
import { BrokerDefinition, COMMAND_DEFINITION, LimitDefinition } from '../../core/schema/definition.ts';
import { putText } from '../../core/schema/text.ts';
import { ACCOUNT_WIDTH, AccountColumn, BOOK_WIDTH, BookColumn, BrokerColumn } from '../../core/state/columns.ts';
import { RiskColumn } from '../../core/state/risk-columns.ts';
import { type EngineState, findBook } from '../../core/state/state.ts';
import { writeDefinition } from './define-instrument.ts';

/** What the operator has configured, as far as the engine decides by it. Money in 1e-6 of the account's currency. */
export interface EngineSetup {
  readonly accounts: readonly AccountSetup[];
  readonly instruments: readonly InstrumentSetup[];
  readonly brokers: readonly BrokerSetup[];
  readonly options: OptionSetup;
}

export interface AccountSetup {
  readonly id: number;
  readonly name: string;
  readonly maxOpenOrders: number;
  readonly maxOpenNotional: number;
  /** Of each instrument, by id; where there is none, nothing may be traded. */
  readonly limits: readonly BookLimits[];
}

export interface BookLimits {
  readonly instrument: number;
  readonly maxOrderLots: number;
  readonly maxOrderNotional: number;
  readonly maxPositionLots: number;
  readonly collarBps: number;
  readonly blocked: boolean;
}

export interface InstrumentSetup {
  readonly id: number;
  readonly symbol: string;
  readonly tradable: boolean;
  readonly tickMantissa: number;
  readonly tickDecimals: number;
  readonly lotMantissa: number;
  readonly lotDecimals: number;
  /** Money of one lot at one tick = numerator / denominator. */
  readonly moneyNumerator: number;
  readonly moneyDenominator: number;
  readonly maxQuoteAgeUs: number;
  readonly dayCloseUs: number;
  /** The row of its currency. 0: the accounts' own. */
  readonly currencyRow?: number;
  /** `InstrumentClass`. 0. */
  readonly classCode?: number;
  /** 0: any. */
  readonly freezeLots?: number;
  /** 0: never. */
  readonly expiryUs?: number;
  /** As the engine has them (`core/market/sessions`). 0: always open. */
  readonly sessionOpens?: number;
  readonly sessionDays?: number;
}

export interface BrokerSetup {
  readonly name: string;
  readonly priority: number;
  readonly perSecond: number;
  readonly perMinute: number;
}

export interface OptionSetup {
  readonly fastPath: boolean;
  readonly fastPathNotional: number;
  readonly failover: boolean;
  readonly loadBalance: boolean;
  readonly finalsKept: number;
  readonly finalKeptUs: number;
  readonly idKeptUs: number;
  readonly checkpointEvery: number;
}

/**
 * The commands of a start: the new run first, then what is configured. What the journal has already is not decided
 * again; limits that are configured otherwise now are set anew.
 */
export function startupCommands(state: EngineState, setup: EngineSetup): Records[] {
  const commands: Records[] = [];
  const hasBegun = state.risk.words[RiskColumn.BEGUN] === 1;
  const { options } = setup;
  commands.push(
    newCommand(CommandKind.restart, (command) => {
      command.f64.set(
        [
          options.fastPath ? 1 : 0,
          options.fastPathNotional,
          options.failover ? 1 : 0,
          options.loadBalance ? 1 : 0,
          options.finalsKept,
          options.finalKeptUs,
          options.idKeptUs,
          options.checkpointEvery,
        ],
        COMMAND_DEFINITION,
      );
    }),
  );
  for (const instrument of setup.instruments) {
    const define = defineInstrument(instrument);
    // The engine would pass over it; of very many it needn't be told.
    if (!hasBegun || !isKnownDefinition(state, define, 0)) commands.push(define);
  }
  for (const [broker, { name, priority, perSecond, perMinute }] of setup.brokers.entries()) {
    commands.push(
      newCommand(CommandKind.define_broker, (command) => {
        command.u8[CommandByte.BROKER] = broker;
        setName(command, name);
        command.f64.set([priority, perSecond, perMinute, 1], COMMAND_DEFINITION);
      }),
    );
  }
  // A broker that is no longer configured keeps its orders and takes no new ones.
  for (let broker = setup.brokers.length; broker < state.brokers.rows; broker++) {
    const disable = disableBroker(state, broker);
    if (disable !== undefined) commands.push(disable);
  }
  for (const account of setup.accounts) commands.push(...defineAccount(state, account));
  return commands;
}

function defineInstrument(instrument: InstrumentSetup): Records {
  return newCommand(CommandKind.define_instrument, (command) => {
    writeDefinition(command, 0, instrument);
  });
}

function disableBroker(state: EngineState, broker: number): Records | undefined {
  const { words, width } = state.brokers;
  const row = words.subarray(broker * width, (broker + 1) * width);
  const { DEFINED, DEFINITION, NAME_LENGTH } = BrokerColumn;
  const enabledAt = DEFINITION + BrokerDefinition.ENABLED;
  if (row[DEFINED] !== 1 || row[enabledAt] !== 1) return undefined;
  return newCommand(CommandKind.define_broker, (command) => {
    command.u8[CommandByte.BROKER] = broker;
    command.f64.set(row.subarray(NAME_LENGTH, NAME_LENGTH + 1 + CLIENT_ID_WORDS), CommandWord.CLIENT_ID_LENGTH);
    command.f64.set([...row.subarray(DEFINITION, enabledAt), 0], COMMAND_DEFINITION);
  });
}

function defineAccount(state: EngineState, account: AccountSetup): Records[] {
  const define = newCommand(CommandKind.define_account, (command) => {
    command.i32[CommandHalf.ACCOUNT] = account.id;
    setName(command, account.name);
  });
  return [
    define,
    ...accountLimits(state, account),
    ...account.limits.flatMap((book) => bookLimits(state, account, book)),
  ];
}

function accountLimits(state: EngineState, account: AccountSetup): Records[] {
  const { words } = state.accounts;
  const row = account.id * ACCOUNT_WIDTH;
  const { DEFINED, MAX_OPEN_ORDERS, MAX_OPEN_NOTIONAL } = AccountColumn;
  const isSet =
    words[row + DEFINED] === 1 &&
    words[row + MAX_OPEN_ORDERS] === account.maxOpenOrders &&
    words[row + MAX_OPEN_NOTIONAL] === account.maxOpenNotional;
  if (isSet) return [];
  const command = setLimits(account.id, ANY_INSTRUMENT, (values) => {
    values[LimitDefinition.MAX_OPEN_ORDERS] = account.maxOpenOrders;
    values[LimitDefinition.MAX_OPEN_NOTIONAL] = account.maxOpenNotional;
  });
  return [command];
}

function bookLimits(state: EngineState, account: AccountSetup, limits: BookLimits): Records[] {
  const { words } = state.books;
  const book = findBook(state, account.id, limits.instrument);
  const row = book * BOOK_WIDTH;
  const isSet =
    book >= 0 &&
    words[row + BookColumn.MAX_ORDER_LOTS] === limits.maxOrderLots &&
    words[row + BookColumn.MAX_ORDER_NOTIONAL] === limits.maxOrderNotional &&
    words[row + BookColumn.MAX_POSITION_LOTS] === limits.maxPositionLots &&
    words[row + BookColumn.COLLAR_BPS] === limits.collarBps;
  if (isSet) return [];
  const command = setLimits(account.id, limits.instrument, (values) => {
    values[LimitDefinition.MAX_ORDER_LOTS] = limits.maxOrderLots;
    values[LimitDefinition.MAX_ORDER_NOTIONAL] = limits.maxOrderNotional;
    values[LimitDefinition.MAX_POSITION_LOTS] = limits.maxPositionLots;
    values[LimitDefinition.COLLAR_BPS] = limits.collarBps;
    // A symbol that is blocked stays so: a start lifts no block.
    values[LimitDefinition.BLOCKED] = book >= 0 ? words[row + BookColumn.BLOCKED]! : limits.blocked ? 1 : 0;
  });
  return [command];
}

function setLimits(account: number, instrument: number, fill: (values: Float64Array) => void): Records {
  return newCommand(CommandKind.set_limits, (command) => {
    command.i32[CommandHalf.ACCOUNT] = account;
    command.i32[CommandHalf.INSTRUMENT] = instrument;
    fill(command.f64.subarray(COMMAND_DEFINITION));
  });
}

function newCommand(kind: number, fill: (command: Records) => void): Records {
  const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
  command.i32[CommandHalf.KIND] = kind;
  command.i32[CommandHalf.VERSION] = COMMAND_VERSION;
  command.i32[CommandHalf.ACCOUNT] = -1;
  command.i32[CommandHalf.INSTRUMENT] = ANY_INSTRUMENT;
  fill(command);
  return command;
}

function setName(command: Records, name: string): void {
  const bytes = new TextEncoder().encode(name).subarray(0, CLIENT_ID_BYTES);
  command.f64[CommandWord.CLIENT_ID_LENGTH] = bytes.length;
  putText(command.f64, CommandWord.CLIENT_ID, CLIENT_ID_WORDS, bytes, 0, bytes.length);
}
