import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allControls } from '../../../bench/engine/all-controls.ts';
import { generousSetup } from '../../../bench/engine/engine-parts.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { takeBook } from '../../../core/order/book-rows.ts';
import { createInputs } from '../../../core/order/inputs.ts';
import { stepCommand } from '../../../core/order/step.ts';
import { passesConduct } from '../../../core/risk/conduct-gates.ts';
import { exposureGates } from '../../../core/risk/exposure-gates.ts';
import { createExposure } from '../../../core/risk/exposure.ts';
import { findScopes } from '../../../core/risk/order-scopes.ts';
import { scopesHaveRoom } from '../../../core/risk/scopes-have-room.ts';
import { createVerdict, resetVerdict } from '../../../core/risk/verdict.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { rejectName } from '../../../core/schema/reject.ts';
import { LIMIT_FIELDS, LimitField } from '../../../core/risk/limit-field.ts';
import {
  BOOK_RISK_WIDTH,
  BookRiskColumn,
  INSTRUMENT_RISK_WIDTH,
  InstrumentRiskColumn,
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  RiskColumn,
  SCOPE_WIDTH,
  ScopeColumn,
} from '../../../core/state/risk-columns.ts';
import { BOOK_WIDTH, BookColumn, GlobalColumn } from '../../../core/state/columns.ts';
import { createState, firstTagScope } from '../../../core/state/state.ts';
import { startupCommands } from '../../../workers/engine/startup.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import { pairCapacities } from '../../support/pair-capacities.ts';

const { index: RATIO } = LimitField.max_order_to_trade;
/** What is judged of the order itself is not asked here. */
const OFF: ReadonlySet<number> = new Set([LimitField.duplicate_window_ms.index]);
const S = ScopeColumn;
const SIGNED: ReadonlySet<number> = new Set([S.NET_VALUE, S.REALISED, S.FEES, S.UNREALISED, S.DAY_BASE, S.DAY_PEAK]);
const TIMES: ReadonlySet<number> = new Set([S.ORDERS_AT_US, S.MESSAGES_AT_US, S.VAR_US]);
const SPENT: ReadonlySet<number> = new Set([S.ORDERS_SPENT, S.MESSAGES_SPENT]);
const CODES = [
  'ORDER_RATE',
  'MESSAGE_RATE',
  'ORDER_TO_TRADE',
  'OPEN_ORDERS_LIMIT',
  'OPEN_NOTIONAL_LIMIT',
  'POSITION_LIMIT',
  'GROSS_LIMIT',
  'NET_LIMIT',
  'BUYING_POWER',
  'DAILY_LOSS',
  'DRAWDOWN',
  'RISK_STALE',
  'VAR_LIMIT',
];
const ACCOUNTS = 2;
const INSTRUMENTS = 2;
const NOW_US = 1_000_000_000;
const ROUNDS = 20_000;

/** Limits and figures about as large as each other, so that each control decides now and then. */
test('an order that has room in all scopes is refused by none of their gates', () => {
  const random = createSeededRandom(5);
  const state = createState(pairCapacities);
  const records = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const sink = { records, claim: () => 0 };
  for (const command of startupCommands(state, generousSetup(ACCOUNTS, INSTRUMENTS, 2))) {
    stepCommand(state, command, 0, createInputs(), sink, sink);
  }
  for (const command of allControls(ACCOUNTS, INSTRUMENTS, 2))
    stepCommand(state, command, 0, createInputs(), sink, sink);
  for (let book = 0; book < 4; book++) takeBook(state, book >> 1, book & 1);
  const inputs = createInputs();
  inputs.nowUs = NOW_US;
  inputs.refTicks = 100;
  const order = createExposure();
  const verdict = createVerdict();
  const some = (most: number): number => random.below(most) + 1;
  let yes = 0;
  const refusals = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < state.risk.words[RiskColumn.LIMIT_ROWS]!; row++) {
      for (let field = 0; field < LIMIT_FIELDS; field++) {
        const { unit, index } = Object.values(LimitField)[field]!;
        const most = unit === 'money' ? 60_000 : unit === 'bps' ? 20_000 : index === RATIO ? 4_000 : 300;
        const isOff = random.chance(0.5) || OFF.has(index);
        state.limits.words[row * LIMIT_ROW_WIDTH + LimitRowColumn.FIELDS + field] = isOff ? 0 : 1 + some(most);
      }
    }
    state.globals.words[GlobalColumn.LIMITS_VERSION]! += 1;
    for (let at = 0; at < (firstTagScope(state) + ACCOUNTS) * SCOPE_WIDTH; at++) {
      const column = at % SCOPE_WIDTH;
      if (column >= ScopeColumn.ACCOUNT || column === ScopeColumn.STATE) continue;
      const signed = random.chance(0.3) ? -1 : 1;
      if (column === ScopeColumn.LOSS_STOP) state.scopes.words[at] = random.chance(0.05) ? 1 + random.below(2) : 0;
      else if (SIGNED.has(column)) state.scopes.words[at] = signed * some(5_000);
      else if (TIMES.has(column)) state.scopes.words[at] = NOW_US - random.below(2_000_000);
      else
        state.scopes.words[at] = SPENT.has(column)
          ? some(100_000_000)
          : some(column === ScopeColumn.OPEN_ORDERS ? 100 : 9_000);
    }
    state.risk.words[RiskColumn.METRICS_AGE_US] = random.chance(0.1) ? 0 : some(3_000_000);
    state.instrumentRisk.words.forEach((_, at) => (state.instrumentRisk.words[at] = some(100)));
    for (let row = 0; row < INSTRUMENTS; row++) {
      state.instrumentRisk.words[row * INSTRUMENT_RISK_WIDTH + InstrumentRiskColumn.VAR_US] = NOW_US - some(1_000_000);
    }
    for (let row = 0; row < 4; row++) {
      for (const column of [BookColumn.POSITION_LOTS, BookColumn.OPEN_BUY_LOTS, BookColumn.OPEN_SELL_LOTS]) {
        state.books.words[row * BOOK_WIDTH + column] = some(60) - (column === BookColumn.POSITION_LOTS ? 30 : 0);
      }
      const at = row * BOOK_RISK_WIDTH;
      const risk = state.bookRisk.words;
      risk[at + BookRiskColumn.VALUE] = state.books.words[row * BOOK_WIDTH + BookColumn.POSITION_LOTS]! * 100;
      risk[at + BookRiskColumn.OPEN_BUY_NOTIONAL] = some(5_000);
      risk[at + BookRiskColumn.OPEN_SELL_NOTIONAL] = some(5_000);
      risk[at + BookRiskColumn.WORST] = some(9_000);
    }
    order.account = random.below(ACCOUNTS);
    order.instrument = random.below(INSTRUMENTS);
    order.book = random.chance(0.9) ? order.account * 2 + order.instrument : -1;
    order.tagScope = random.chance(0.5) ? firstTagScope(state) + order.account : -1;
    order.hasTag = order.tagScope >= 0;
    order.broker = random.below(2);
    order.side = random.below(2);
    order.lots = some(60);
    order.newOrders = random.chance(0.7) ? 1 : 0;
    order.heldLots = order.newOrders === 1 ? 0 : some(40);
    order.heldNotional = order.heldLots * 100;
    resetVerdict(verdict);
    verdict.notional = order.lots * 100;
    findScopes(state, order);
    const hasRoom = scopesHaveRoom(state, order, inputs, verdict);
    const passes = passesConduct(state, order, inputs, verdict) && exposureGates(state, order, inputs, verdict);
    assert.ok(passes || !hasRoom, `round ${round}: ${rejectName(verdict.code)} ${verdict.limit} ${verdict.value}`);
    if (hasRoom) yes += 1;
    if (!passes) refusals.set(rejectName(verdict.code)!, (refusals.get(rejectName(verdict.code)!) ?? 0) + 1);
  }
  assert.ok(yes > ROUNDS / 100, `${yes} had room`);
  for (const code of CODES) assert.ok((refusals.get(code) ?? 0) > 5, `${code}: ${refusals.get(code) ?? 0}`);
});
