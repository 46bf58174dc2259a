import type { RiskControlName } from '../../../core/risk/controls.ts';

/** A test's file and its title as it stands there: what is put in for `${…}` is left as it is written. */
export type ControlTest = readonly [file: string, title: string];

const gates = (...titles: readonly string[]): ControlTest[] => inFile('test/core/risk/gates.test.ts', titles);
const exposure = (...titles: readonly string[]): ControlTest[] => inFile('test/core/risk/exposure.test.ts', titles);
const throttle = (...titles: readonly string[]): ControlTest[] => inFile('test/core/risk/throttle.test.ts', titles);
const session = (...titles: readonly string[]): ControlTest[] => inFile('test/core/risk/session-gates.test.ts', titles);
const money = (...titles: readonly string[]): ControlTest[] => inFile('test/core/position/profit.test.ts', titles);
const states = (...titles: readonly string[]): ControlTest[] => inFile('test/core/order/trading-state.test.ts', titles);

/** Which tests show each control. A test holds every entry to the sources: the title is there, once moved it isn't. */
export const CONTROL_TESTS: Readonly<Record<RiskControlName, readonly ControlTest[]>> = {
  access: [
    ...inFile('test/gateway/keys/matrix.test.ts', [
      "${name} by ${who} is ${code === '' ? 'done' : code}, both ways",
      'an order of another account is not there, on every way to it',
    ]),
    ...inFile('test/gateway/keys/http-entry.test.ts', [
      'an address that the key does not permit is told so only with a right signature',
    ]),
    ...inFile('test/gateway/keys/reload.test.ts', [
      'a revoked key is out: its sessions are closed, its requests refused; the others stay',
    ]),
  ],
  kill_switch: [
    ...states(
      "halted ${scope || 'all'}: what is inside is refused, what is outside is not, and resumed it passes again",
      "halted ${scope || 'all'} with cancels asks for the end of what is open there and of nothing else",
      'a state outlives a restart, and so do the cancels that had not begun',
    ),
    ...inFile('test/workers/broker/stopped.test.ts', [
      'with ${what} stopped no place and no replace leaves any more, and a cancel does',
      'what waits in the outbox for the rate windows is told at once that it was not sent',
    ]),
  ],
  reducing: states(
    "reducing ${scope || 'all'}, ${position}${open === '' ? '' : ` with ${open} open`}: ${order} is ${outcome}",
    'under reducing an exit may be replaced as far as the position goes, and an entry not even to less',
  ),
  reduce_only: inFile('test/core/order/order-options.test.ts', [
    "reduce only, ${position}${open === '' ? '' : ` with ${open} open`}: ${order} is ${expected}",
    'an order that reduces only and could turn the position by the time it is released is never sent',
  ]),
  unexplained: states('a book that a report nobody explains halted trades again once a person resumes it'),
  instruments: [
    ...gates(
      'an account or instrument that nobody defined is refused',
      'an order that is none is refused, whatever it says',
    ),
    ...inFile('test/gateway/orders-http.test.ts', [
      'a price between two ticks names the tick, a quantity between two lots the lot',
    ]),
  ],
  sessions: [
    ...session("${name}: an order is ${code === undefined ? 'accepted' : `refused ${code}`}"),
    ...inFile('test/core/order/expiry.test.ts', ['an order whose time has come already is refused']),
  ],
  freeze_quantity: session("${name}: an order is ${code === undefined ? 'accepted' : `refused ${code}`}"),
  restricted_list: gates('blocked by its limits an instrument takes no order, and lets cancels pass'),
  short_sale: inFile('test/core/risk/order-gates.test.ts', [
    'on the short-sale list no more is sold than is there, with all that is in flight or unknown',
  ]),
  order_size: gates('size: the limit passes, one lot more does not'),
  order_value: gates('notional: the limit passes, one lot or one tick more does not'),
  price_collar: gates(
    'collar: a buy may be so far above the reference, a sell so far below, not a tick more',
    'a market order is counted at the worst price that the collar allows',
  ),
  period_collar: inFile('test/core/risk/order-gates.test.ts', [
    'the collar of a period is drawn from where the market was when the period began',
  ]),
  fresh_quotes: gates('a quote as old as allowed passes, a microsecond older is stale, none at all is told so'),
  fresh_rates: money('a rate that is too old, or was never set, refuses what is paid in it'),
  duplicates: inFile('test/core/risk/duplicates.test.ts', [
    'is refused within the window and names the other, and passes a microsecond after it',
    'differs by account, instrument, side, type, quantity, price and tag, and by nothing else',
    'passes where it is meant, and is then the one to be told',
    'is only warned of where that was chosen',
  ]),
  order_rate: throttle(
    'takes as many orders at once as the burst, and one more once a token has come back',
    'holds for the account, for its tag and for the firm, whichever is reached first',
  ),
  message_rate: throttle('counts replaces among the messages and not among the orders, and cancels among neither'),
  order_to_trade: throttle(
    'is looked at after so many messages of the day, and counts replaces and cancels',
    'rounds up: one hundredth beyond the limit is beyond it',
  ),
  repeated_executions: inFile('test/core/risk/executions.test.ts', [
    'stop a book with the first that is too many, until a person re-arms it',
    'leave the way out open: what only makes the position smaller passes, and not one lot more',
    'stay stopped when the limit is gone or larger',
  ]),
  open_orders: exposure(
    'are taken up to the limit of ${whose} and not one more, in flight and unknown ones counted',
    'of all accounts count for the firm',
  ),
  open_notional: exposure(
    'is taken up to the limit of ${whose} and not one more',
    'lets an order become smaller even where the limit is far below what is open',
  ),
  position: exposure(
    'at worst is kept within the limit of ${whose}, on either side',
    'of all accounts together counts for the firm',
  ),
  gross_exposure: exposure(
    'of ${whose} is the worst case of each position, added up',
    'is taken up to the limit and not one more',
  ),
  net_exposure: exposure('is what long and short leave of each other, with all that is open on the side of the order'),
  buying_power: exposure(
    'covers the worst case of everything, to the last millionth',
    'asks for the part that the margin says, rounded up',
    'grows with what was earned, shrinks with what was lost or would be, and not with what could be earned',
  ),
  daily_loss: money('a loss that is reached stops entries until the next day; the way out stays open'),
  drawdown: money('a drawdown counts from the best of the day'),
  value_at_risk: [
    ...exposure(
      "of ${whose} is the last one and the order's own part",
      'that is missing or too old refuses, or lets pass, as the run was started',
    ),
    ...inFile('test/core/risk/metrics/value-at-risk.test.ts', [
      'historical value at risk is the loss that 95 or 99 of 100 losses do not exceed, by hand',
      'parametric value at risk is z·σ − μ, by hand',
    ]),
    ...inFile('test/gateway/control/risk-metrics.test.ts', [
      'without returns of what an account holds, nothing is sent of it nor of the firm, and the answer names the symbol',
    ]),
  ],
  self_trade: inFile('test/core/risk/self-trade.test.ts', [
    'is refused with the other’s id where the newest is to go, at the price and not a tick away',
    'is sent nowhere before the last cancel is confirmed, and then to the broker of that moment',
    'ends as cancelled once the others are gone, where both are to go',
  ]),
  stop_prices: inFile('test/core/order/plans/stops.test.ts', [
    'a stop whose price is there already is refused, a tick further on it is not',
    'a stop is counted where it would trade, while it is armed and after',
    'a stop far from the market is no collar’s business, its limit far from its stop is',
  ]),
  versions: inFile('test/core/risk/limit-scopes.test.ts', [
    'each decision names exactly one version of the limits, and each change makes one',
    'a limit that its scope can’t have, or that is none, is refused and changes nothing',
  ]),
  overrides: inFile('test/core/risk/overrides.test.ts', [
    'an override lets one named order pass, of its account, the controls it names, once',
    'its time over, or taken back, it lets nothing pass',
  ]),
  reports: [
    ...inFile('test/gateway/websocket.test.ts', [
      'orders are reported in sequence to everybody who follows, and an unsubscribed session hears no more',
    ]),
    ...inFile('test/gateway/boot/remember-reports.test.ts', [
      'however reports lie in the journal, all that there is room for are kept, in order and without a gap',
    ]),
  ],
};

/** Controls that no test shows yet. */
export const NOT_YET_SHOWN: readonly RiskControlName[] = [];

function inFile(file: string, titles: readonly string[]): ControlTest[] {
  return titles.map((title) => [file, title]);
}
