import { type Records, recordsOf } from '../../core/memory/records.ts';
import { type LimitValues, putLimits } from '../../core/risk/limit-command.ts';
import { LimitLayer } from '../../core/risk/limit-field.ts';
import {
  ANY_INSTRUMENT,
  COMMAND_BYTES,
  COMMAND_VERSION,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
  TAG_WORDS,
} from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { BeginWord, MetricsWord } from '../../core/schema/risk.ts';
import { putText } from '../../core/schema/text.ts';

/** Of so many accounts, the first, the orders have a tag with limits of its own. */
export const TAGGED_ACCOUNTS = 8;
export const TAG = new TextEncoder().encode('desk');
/** Above 2^31, as every real time is. */
const AS_OF_US = 1.7e15;
const MANY = 1e9;
const MUCH = 1e15;

const SIZES: LimitValues = {
  max_order_quantity: 1e6,
  max_order_notional: 1e12,
  collar_bps: 1_000,
  period_collar_bps: 2_000,
  collar_period_ms: 60_000,
  max_quote_age_ms: 3_600_000,
  blocked: 0,
  no_short: 0,
};
const CONDUCT: LimitValues = {
  // Looked for, and not found: a load of random orders has many alike within a tenth of a second.
  duplicate_window_ms: 1,
  duplicate_mode: 0,
  self_trade_mode: 1,
  max_position: 1e9,
  max_executions: 1e9,
  execution_window_ms: 1_000,
};
const TOTALS: LimitValues = {
  max_open_orders: MANY,
  max_open_notional: MUCH,
  max_gross_exposure: MUCH,
  max_net_exposure: MUCH,
  cash: MUCH,
  margin_bps: 5_000,
  max_daily_loss: MUCH,
  max_drawdown: MUCH,
};
const RATES: LimitValues = {
  orders_per_second: 1e8,
  orders_burst: MANY,
  messages_per_second: 1e8,
  messages_burst: MANY,
  max_order_to_trade: 1e12,
  order_to_trade_after: 1,
  max_var: MUCH,
};

/**
 * Every limit that there is, far away: for everybody, the firm, each account in part, the tags and the brokers, and values
 * at risk for all of them.
 */
export function allControls(accounts: number, instruments: number, brokers: number): readonly Records[] {
  const begin = commandOf(CommandKind.begin_risk, -1, ANY_INSTRUMENT);
  begin.f64[COMMAND_DEFINITION + BeginWord.METRICS_AGE_US] = MUCH;
  const commands: Records[] = [begin];
  for (const values of [SIZES, CONDUCT, TOTALS, RATES]) commands.push(limits(LimitLayer.set, values));
  for (const values of [{ max_position: 1e12 }, TOTALS, RATES]) commands.push(limits(LimitLayer.firm, values));
  for (let account = 0; account < accounts; account++) {
    commands.push(limits(LimitLayer.set, { max_open_orders: MANY - 1, max_position: 1e9 - 1 }, account));
    if (account < TAGGED_ACCOUNTS) {
      for (const values of [{ max_position: 1e8 }, TOTALS, RATES]) {
        commands.push(limits(LimitLayer.set, values, account, TAG));
      }
    }
    commands.push(metrics(account, ANY_INSTRUMENT));
  }
  for (let broker = 0; broker < brokers; broker++) {
    const command = limits(LimitLayer.set, { max_open_orders: MANY, max_open_notional: MUCH });
    command.u8[CommandByte.BROKER] = 1 + broker;
    commands.push(command);
  }
  for (let instrument = 0; instrument < instruments; instrument++) commands.push(metrics(-1, instrument));
  commands.push(metrics(-1, ANY_INSTRUMENT));
  return commands;
}

function limits(layer: number, values: LimitValues, account = -1, tag: Uint8Array = new Uint8Array()): Records {
  const command = commandOf(CommandKind.change_limits, account, ANY_INSTRUMENT);
  putTag(command, 0, tag);
  putLimits(command, 0, layer, values);
  return command;
}

function metrics(account: number, instrument: number): Records {
  const command = commandOf(CommandKind.set_metrics, account, instrument);
  command.f64[COMMAND_DEFINITION + MetricsWord.VAR] = 1_000;
  command.f64[COMMAND_DEFINITION + MetricsWord.AS_OF_US] = AS_OF_US;
  return command;
}

/** The tag of a command at a byte offset. */
export function putTag({ f64 }: Records, at: number, tag: Uint8Array): void {
  f64[(at >> 3) + CommandWord.TAG_LENGTH] = tag.length;
  putText(f64, (at >> 3) + CommandWord.TAG, TAG_WORDS, tag, 0, tag.length);
}

function commandOf(kind: CommandKind, account: number, instrument: number): Records {
  const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
  command.i32[CommandHalf.KIND] = kind;
  command.i32[CommandHalf.VERSION] = COMMAND_VERSION;
  command.i32[CommandHalf.ACCOUNT] = account;
  command.i32[CommandHalf.INSTRUMENT] = instrument;
  return command;
}
