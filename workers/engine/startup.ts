import { isKnownDefinition } from '../../core/order/decide-definition.ts';
import { type Records, recordsOf } from '../../core/memory/records.ts';
import { findLimitRow } from '../../core/order/apply-limits.ts';
import { type LimitValues, putLimits } from '../../core/risk/limit-command.ts';
import { LimitField, LimitLayer, type LimitName } from '../../core/risk/limit-field.ts';
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
import { BrokerDefinition, COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { BeginWord, MOST_LIMITS_SET, RISK_RULES, RateWord } from '../../core/schema/risk.ts';
import { putText } from '../../core/schema/text.ts';
import { BrokerColumn } from '../../core/state/columns.ts';
import { LIMIT_ROW_WIDTH, LimitRowColumn, RiskColumn } from '../../core/state/risk-columns.ts';
import type { EngineState } from '../../core/state/state.ts';
import type { ConfiguredLimits, EngineSetup, InstrumentSetup, RateSetup, RiskSetup } from '../engine-setup.ts';
import { writeDefinition } from '../write-definition.ts';

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
          options.protectUs ?? 0,
        ],
        COMMAND_DEFINITION,
      );
    }),
  );
  // Before the instruments: what these say of currencies is kept only once risk has begun.
  commands.push(beginRisk(setup.risk), ...(setup.rates ?? []).map(setRate));
  for (const instrument of setup.instruments) {
    const define = defineInstrument(instrument);
    // The engine would pass over it; of very many it needn't be told.
    if (!hasBegun || !isKnownDefinition(state, define, 0)) commands.push(define);
  }
  for (const [broker, { name, priority, perSecond, perMinute, ...fees }] of setup.brokers.entries()) {
    commands.push(
      newCommand(CommandKind.define_broker, (command) => {
        command.u8[CommandByte.BROKER] = broker;
        setName(command, name);
        const { feePpm = 0, feeLeast = 0, feePerOrder = 0 } = fees;
        command.f64.set([priority, perSecond, perMinute, 1, feePpm, feeLeast, feePerOrder], COMMAND_DEFINITION);
      }),
    );
  }
  // A broker that is no longer configured keeps its orders and takes no new ones.
  for (let broker = setup.brokers.length; broker < state.brokers.rows; broker++) {
    const disable = disableBroker(state, broker);
    if (disable !== undefined) commands.push(disable);
  }
  for (const { id, name } of setup.accounts) {
    commands.push(
      newCommand(CommandKind.define_account, (command) => {
        command.i32[CommandHalf.ACCOUNT] = id;
        setName(command, name);
      }),
    );
  }
  commands.push(...configuredLimits(state, setup.limits));
  return commands;
}

function beginRisk(risk: RiskSetup | undefined): Records {
  return newCommand(CommandKind.begin_risk, ({ f64 }) => {
    f64[COMMAND_DEFINITION + BeginWord.METRICS_AGE_US] = risk?.metricsAgeUs ?? 0;
    f64[COMMAND_DEFINITION + BeginWord.STALE_OPEN] = risk?.staleOpen === true ? 1 : 0;
    f64[COMMAND_DEFINITION + BeginWord.DAY_RESET_US] = risk?.dayResetUs ?? 0;
    f64[COMMAND_DEFINITION + BeginWord.RULES] = RISK_RULES;
  });
}

function setRate({ name, rate }: RateSetup, index: number): Records {
  return newCommand(CommandKind.set_rate, (command) => {
    setName(command, name);
    command.f64[COMMAND_DEFINITION + RateWord.ROW] = index + 1;
    command.f64[COMMAND_DEFINITION + RateWord.RATE] = rate;
  });
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
  const { width: terms } = state.brokerTerms;
  const fees = state.brokerTerms.words.subarray(broker * terms, (broker + 1) * terms);
  return newCommand(CommandKind.define_broker, (command) => {
    command.u8[CommandByte.BROKER] = broker;
    command.f64.set(row.subarray(NAME_LENGTH, NAME_LENGTH + 1 + CLIENT_ID_WORDS), CommandWord.CLIENT_ID_LENGTH);
    command.f64.set([...row.subarray(DEFINITION, enabledAt), 0, ...fees], COMMAND_DEFINITION);
  });
}

/** What is configured otherwise than the journal has it, in changes of so many limits as fit one. What was set stays. */
function configuredLimits(state: EngineState, configured: readonly ConfiguredLimits[]): Records[] {
  const { words } = state.limits;
  const commands: Records[] = [];
  const rows = new Set<number>();
  for (const { account = -1, instrument = ANY_INSTRUMENT, values } of configured) {
    const row = findLimitRow(state, LimitLayer.configured, account, -1, instrument, -1);
    if (row >= 0) rows.add(row);
    commands.push(...changesOf(state, row, account, instrument, values));
  }
  for (let row = 0; row < state.risk.words[RiskColumn.LIMIT_ROWS]!; row++) {
    const at = row * LIMIT_ROW_WIDTH;
    if (rows.has(row) || words[at + LimitRowColumn.LAYER] !== LimitLayer.configured) continue;
    const account = words[at + LimitRowColumn.ACCOUNT]! - 1;
    const instrument = words[at + LimitRowColumn.INSTRUMENT]! - 1;
    commands.push(...changesOf(state, row, account, instrument, {}));
  }
  return commands;
}

function changesOf(
  state: EngineState,
  row: number,
  account: number,
  instrument: number,
  values: LimitValues,
): Records[] {
  const changed: [LimitName, number | null][] = [];
  for (const [name, { index }] of Object.entries(LimitField)) {
    const wanted = values[name as LimitName] ?? null;
    const stored = row < 0 ? 0 : state.limits.words[row * LIMIT_ROW_WIDTH + LimitRowColumn.FIELDS + index]!;
    if (stored !== (wanted === null ? 0 : wanted + 1)) changed.push([name as LimitName, wanted]);
  }
  const commands: Records[] = [];
  for (let i = 0; i < changed.length; i += MOST_LIMITS_SET) {
    commands.push(
      newCommand(CommandKind.change_limits, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.i32[CommandHalf.INSTRUMENT] = instrument;
        putLimits(command, 0, LimitLayer.configured, Object.fromEntries(changed.slice(i, i + MOST_LIMITS_SET)));
      }),
    );
  }
  return commands;
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
