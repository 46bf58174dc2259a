import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandHalf, CommandKind } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION, InstrumentDefinition } from '../../../core/schema/definition.ts';
import { Reject, type RejectName } from '../../../core/schema/reject.ts';
import { PlaceOption } from '../../../core/schema/risk.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { begun } from '../../support/begun-world.ts';
import { type PlaceOptions, type World, setText, smallCapacities } from '../../support/engine-world.ts';
import { setMetrics, setRate } from '../../support/risk-world.ts';

/** What makes each refusal of a new order come about, once risk has begun. Lines of the first kind come before all limits. */
interface Reason {
  readonly before?: string;
  readonly lines?: string;
  readonly world?: (world: World) => void;
  readonly instrument?: Partial<Record<keyof typeof InstrumentDefinition, number>>;
  readonly order?: PlaceOptions;
  /** Reasons that can't hold at once with this one. */
  readonly not?: readonly RejectName[];
}

const DAY_US = 86_400_000_000;

const LOSES = `
  new B 10@10000 as=l of=1
  fill l 10@10000
  new S 10@9000 as=m of=1
  fill m 10@9000
`;

const STOPS = `
  limit account=0 of=0 max_executions=0
  new B 1@10000 as=e
  fill e 1@10000
  new S 1@10000 as=f
  fill f 1@10000
`;

const Reasons: Partial<Record<RejectName, Reason>> = {
  BUSY: { lines: 'score 0 ready tokens=0', not: ['NO_BROKER'] },
  DISK_LOW: { world: (world) => void (world.inputs.stopWords = 1 << 16) },
  HALTED: { lines: 'trading halted' },
  NO_BROKER: { lines: 'score 0 down' },
  RISK_TABLE_FULL: { before: 'new B 1@9000 account=1 of=1 tag=other', order: { tag: 'mine' } },
  UNKNOWN_INSTRUMENT: { order: { instrument: 2 } },
  NOT_TRADABLE: { instrument: { TRADABLE: 0 } },
  SYMBOL_BLOCKED: { lines: 'limit account=0 of=0 blocked=1' },
  SYMBOL_HALTED: { lines: 'trading halted account=0 of=0' },
  ALREADY_EXPIRED: { order: { tif: 5, expireAtUs: 1 } },
  INSTRUMENT_EXPIRED: { instrument: { EXPIRY_US: 1 } },
  MARKET_CLOSED: { instrument: { SESSION_DAYS: 0, SESSION_OPENS: 1, DAY_CLOSE_US: 2 } },
  REDUCING_ONLY: { lines: 'trading reducing account=0' },
  REDUCE_ONLY: { order: { options: PlaceOption.reduceOnly } },
  FREEZE_QUANTITY: { instrument: { FREEZE_LOTS: 9 } },
  SIZE_LIMIT: { lines: 'limit max_order_quantity=9' },
  // Nothing more can be said of the order.
  NO_REFERENCE_PRICE: { lines: 'quote 0', not: ['STALE_PRICE'] },
  STALE_PRICE: { lines: 'quote 10000 age=6s' },
  STALE_RATE: { instrument: { CURRENCY: 1 }, world: (world) => void setRate(world, 1, 'EUR', 1_000_000, 1, 1) },
  NOTIONAL_LIMIT: { lines: 'limit max_order_notional=99989' },
  PRICE_COLLAR: { lines: 'limit collar_bps=0' },
  PERIOD_COLLAR: { lines: 'limit period_collar_bps=0' },
  SHORT_SALE: { lines: 'limit no_short=1' },
  ORDER_RATE: { lines: 'limit orders_per_second=0' },
  MESSAGE_RATE: { lines: 'limit messages_per_second=0' },
  ORDER_TO_TRADE: { lines: 'limit max_order_to_trade=0' },
  EXECUTION_THROTTLE: { before: STOPS },
  DUPLICATE_ORDER: {
    before: `
      limit duplicate_window_ms=60000
      new S 10@9999 as=d
      ack d
      cancel d
      report cancelled d
    `,
    // One of a tag, or with an end, is another.
    not: ['RISK_TABLE_FULL', 'UNKNOWN_INSTRUMENT'],
  },
  OPEN_ORDERS_LIMIT: { lines: 'limit max_open_orders=0' },
  OPEN_NOTIONAL_LIMIT: { lines: 'limit max_open_notional=0' },
  POSITION_LIMIT: { lines: 'limit max_position=9' },
  GROSS_LIMIT: { lines: 'limit max_gross_exposure=0' },
  NET_LIMIT: { lines: 'limit max_net_exposure=0' },
  BUYING_POWER: { lines: 'limit cash=0' },
  DAILY_LOSS: { before: LOSES, lines: 'limit max_daily_loss=1' },
  DRAWDOWN: { before: LOSES, lines: 'limit max_drawdown=1' },
  RISK_STALE: { lines: 'limit max_var=1', not: ['VAR_LIMIT'] },
  VAR_LIMIT: {
    lines: 'limit max_var=0',
    world(world) {
      world.state.risk.words[RiskColumn.METRICS_AGE_US] = DAY_US;
      setMetrics(world, 0, -1, 1, world.inputs.nowUs);
      setMetrics(world, -1, 0, 1, world.inputs.nowUs);
    },
  },
  WOULD_TRIGGER: {
    order: { type: 'stop_limit', terms: { STOP_TICKS: 10_000 } },
    // A stop has a price of its own, is no order of another type, and meets nobody before it leaves.
    not: ['NO_REFERENCE_PRICE', 'STALE_PRICE', 'PERIOD_COLLAR', 'DUPLICATE_ORDER', 'SELF_TRADE'],
  },
  SELF_TRADE: { before: 'new B 1@9999 account=1', lines: 'limit self_trade_mode=1' },
};

function verdictOf(names: readonly RejectName[]): string | undefined {
  const { script, world } = begun({ capacities: { ...smallCapacities, tags: 1 } });
  const reasons = names.map((name) => Reasons[name]!);
  // A book that is stopped takes no order that another reason needs: it is the last.
  const befores = reasons
    .map((reason) => reason.before ?? '')
    .toSorted((a, b) => Number(a === STOPS) - Number(b === STOPS));
  for (const before of new Set(befores)) script.play(before);
  for (const { lines, world: change } of reasons) {
    script.play(lines ?? '');
    change?.(world);
  }
  const instrument = Object.assign({}, ...reasons.map((reason) => reason.instrument ?? {})) as Reason['instrument'];
  world.command(CommandKind.define_instrument, (command) => {
    command.i32[CommandHalf.INSTRUMENT] = 0;
    setText(command, 'SYMBOL0');
    command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0], COMMAND_DEFINITION);
    for (const [name, value] of Object.entries(instrument!)) {
      command.f64[COMMAND_DEFINITION + InstrumentDefinition[name as keyof typeof InstrumentDefinition]] = value;
    }
  });
  const order = Object.assign({ side: 'sell', lots: 10, ticks: 9_999 }, ...reasons.map((reason) => reason.order ?? {}));
  return world.place(order as PlaceOptions)[0]!.reject;
}

const inOrder = Object.keys(Reject) as RejectName[];
const names = inOrder.filter((name) => Reasons[name] !== undefined);
/** The door's: an engine never says so of an order, and what the door says is told before anything is decided. */
const OF_THE_DOOR: readonly RejectName[] = ['PRICE_NOT_ON_TICK', 'QUANTITY_NOT_ON_LOT'];

test('there is a case of every code of risk', () => {
  const codes = inOrder.filter((name) => Reject[name].code >= 200 && Reject[name].code < 300);
  assert.deepEqual(
    codes.filter((name) => !names.includes(name)),
    OF_THE_DOOR,
  );
});

test('once risk has begun, every reason to refuse a new order is told when it holds alone', () => {
  assert.equal(verdictOf([]), undefined);
  for (const name of names) assert.equal(verdictOf([name]), name);
});

test('once risk has begun, of any two reasons that hold at once the first in the list is told', () => {
  let pairs = 0;
  for (const [index, first] of names.entries()) {
    for (const second of names.slice(index + 1)) {
      if (Reasons[first]!.not?.includes(second) === true || Reasons[second]!.not?.includes(first) === true) continue;
      assert.equal(verdictOf([first, second]), first, `${first} and ${second}`);
      pairs += 1;
    }
  }
  assert.ok(pairs > 690, `${pairs} pairs`);
});
