import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allControls } from '../../../bench/engine/all-controls.ts';
import { generousSetup } from '../../../bench/engine/engine-parts.ts';
import { recordsOf } from '../../../core/memory/records.ts';
import { takeBook } from '../../../core/order/book-rows.ts';
import { createInputs } from '../../../core/order/inputs.ts';
import { stepCommand } from '../../../core/order/step.ts';
import { createExposure } from '../../../core/risk/exposure.ts';
import { LimitField } from '../../../core/risk/limit-field.ts';
import { orderGates } from '../../../core/risk/order-gates.ts';
import { findScopes } from '../../../core/risk/order-scopes.ts';
import { isPlain } from '../../../core/risk/plain-order.ts';
import { createVerdict, resetVerdict } from '../../../core/risk/verdict.ts';
import { InstrumentDefinition } from '../../../core/schema/definition.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { OrderType } from '../../../core/schema/order-kind.ts';
import { rejectName } from '../../../core/schema/reject.ts';
import {
  BOOK_WIDTH,
  BookColumn,
  GlobalColumn,
  INSTRUMENT_WIDTH,
  InstrumentColumn,
} from '../../../core/state/columns.ts';
import {
  BOOK_RISK_WIDTH,
  BookRiskColumn,
  LIMIT_ROW_WIDTH,
  LimitRowColumn,
  RiskColumn,
  TERMS_WIDTH,
} from '../../../core/state/risk-columns.ts';
import { createState } from '../../../core/state/state.ts';
import { startupCommands } from '../../../workers/engine/startup.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import { pairCapacities } from '../../support/pair-capacities.ts';

const CODES = [
  'SIZE_LIMIT',
  'NO_REFERENCE_PRICE',
  'STALE_PRICE',
  'STALE_RATE',
  'NOTIONAL_LIMIT',
  'PRICE_COLLAR',
  'PERIOD_COLLAR',
  'SHORT_SALE',
];
const MOST_OF_UNIT: Readonly<Record<string, number>> = { flag: 1, bps: 1_000, money: 60_000, ms: 20 };
const NOW_US = 1_000_000_000;
const ROUNDS = 20_000;
const { DEFINITION } = InstrumentColumn;
const { MONEY_NUMERATOR, MONEY_DENOMINATOR } = InstrumentDefinition;

/** Limits and figures about as large as each other, so that each control decides now and then. */
test('a plain order is one that no gate of an order refuses, counted as they count it', () => {
  const random = createSeededRandom(7);
  const state = createState(pairCapacities);
  const sink = { records: recordsOf(new ArrayBuffer(EVENT_BYTES)), claim: () => 0 };
  for (const command of [...startupCommands(state, generousSetup(2, 2, 2)), ...allControls(2, 2, 2)]) {
    stepCommand(state, command, 0, createInputs(), sink, sink);
  }
  for (let book = 0; book < 4; book++) takeBook(state, book >> 1, book & 1);
  const inputs = createInputs();
  inputs.nowUs = NOW_US;
  const order = createExposure();
  const [plain, judged] = [createVerdict(), createVerdict()];
  const some = (most: number): number => random.below(most) + 1;
  let yes = 0;
  const refusals = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < state.risk.words[RiskColumn.LIMIT_ROWS]!; row++) {
      for (const { index, unit } of Object.values(LimitField)) {
        const limit = unit === 'flag' ? random.below(2) : some(MOST_OF_UNIT[unit] ?? 300);
        const at = row * LIMIT_ROW_WIDTH + LimitRowColumn.FIELDS + index;
        state.limits.words[at] = random.chance(0.5) ? 0 : 1 + limit;
      }
    }
    state.globals.words[GlobalColumn.LIMITS_VERSION]! += 1;
    for (let book = 0; book < 4; book++) {
      state.books.words[book * BOOK_WIDTH + BookColumn.POSITION_LOTS] = some(400) - 100;
      state.books.words[book * BOOK_WIDTH + BookColumn.OPEN_SELL_LOTS] = some(60);
      state.bookRisk.words[book * BOOK_RISK_WIDTH + BookRiskColumn.PERIOD_TICKS] = some(40) + 80;
      state.bookRisk.words[book * BOOK_RISK_WIDTH + BookRiskColumn.PERIOD_US] = NOW_US - random.below(20_000);
    }
    order.account = random.below(2);
    order.instrument = random.below(2);
    const instrument = order.instrument * INSTRUMENT_WIDTH + DEFINITION;
    state.instruments.words[instrument + MONEY_NUMERATOR] = some(3);
    state.instruments.words[instrument + MONEY_DENOMINATOR] = random.chance(0.5) ? 1 : some(3);
    state.terms.words[order.instrument * TERMS_WIDTH] = random.chance(0.05) ? 1 : 0;
    order.book = random.chance(0.9) ? order.account * 2 + order.instrument : -1;
    order.broker = random.below(2);
    order.side = random.below(2);
    order.type = random.chance(0.9) ? OrderType.limit : OrderType.market;
    order.orderType = random.chance(0.9) ? order.type : OrderType.stop;
    order.priceTicks = order.type === OrderType.market ? 0 : random.chance(0.05) ? 2 ** 45 : 85 + some(30);
    order.lots = some(200);
    order.newOrders = random.below(2);
    order.heldLots = order.newOrders === 1 ? 0 : some(100);
    order.heldNotional = order.heldLots * 100;
    inputs.refTicks = random.chance(0.05) ? 0 : 95 + some(10);
    inputs.refAgeUs = random.below(10_000);
    findScopes(state, order);
    resetVerdict(plain);
    resetVerdict(judged);
    const isOne = isPlain(state, order, inputs, plain);
    const passes = orderGates(state, order, inputs, judged);
    if (isOne) assert.deepEqual(plain, judged, `round ${round}: ${rejectName(judged.code)}`);
    assert.ok(passes || !isOne, `round ${round}: ${rejectName(judged.code)} ${judged.limit} ${judged.value}`);
    if (isOne) yes += 1;
    if (!passes) refusals.set(rejectName(judged.code)!, (refusals.get(rejectName(judged.code)!) ?? 0) + 1);
  }
  assert.ok(yes > ROUNDS / 100, `${yes} were plain`);
  for (const code of CODES) assert.ok((refusals.get(code) ?? 0) > 5, `${code}: ${refusals.get(code) ?? 0}`);
});
