import { recordsOf } from '../../core/memory/records.ts';
import type { EventSink } from '../../core/order/event-sink.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { takeBook } from '../../core/order/book-rows.ts';
import { takeTagBook } from '../../core/order/tag-books.ts';
import { stepCommand } from '../../core/order/step.ts';
import { checkRisk } from '../../core/risk/check.ts';
import { createExposure } from '../../core/risk/exposure.ts';
import { SelfTrade, selfTradeOf } from '../../core/risk/self-trade.ts';
import { findTagScope } from '../../core/risk/tag-scope.ts';
import { createVerdict } from '../../core/risk/verdict.ts';
import { COMMAND_BYTES, CommandWord } from '../../core/schema/command.ts';
import { EVENT_BYTES, MAX_EVENTS_PER_STEP } from '../../core/schema/event.ts';
import { OrderType } from '../../core/schema/order-kind.ts';
import { createState, findBook } from '../../core/state/state.ts';
import { startupCommands } from '../../workers/engine/startup.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import { TAG, TAGGED_ACCOUNTS, allControls, putTag } from './all-controls.ts';
import { generousSetup } from './engine-parts.ts';
import { type Summary, createTimes } from './times.ts';

export interface RiskTimes {
  /** (account, instrument) rows that were looked up in random order. */
  readonly rows: number;
  readonly passed: number;
  /** Single calls, each between two clock reads, less `clockNs`. */
  readonly single: Summary;
  /** Calls one after the other without a clock in between. */
  readonly meanNs: number;
  /** What two clock reads with nothing in between differ by: the median. */
  readonly clockNs: number;
}

const PICKS = 65_536;
const BROKERS = 5;
const CLOCK_READS = 10_000;

/** The risk check alone, row look-up included, with every control on, for orders above the small-order path that pass. */
export function measureRisk(accounts: number, instruments: number, calls: number): RiskTimes {
  const state = createState({
    accounts,
    instruments,
    brokers: BROKERS,
    books: accounts * instruments,
    orders: 16,
    ids: 16,
    executions: 16,
    fanouts: 16,
    suspense: 16,
    guards: 16,
    tags: TAGGED_ACCOUNTS,
    tagBooks: TAGGED_ACCOUNTS * instruments,
    limits: 2 * accounts + 64,
    overrides: 8,
    recent: 16,
    currencies: 4,
    plans: 256,
  });
  const sink = forgetting();
  for (const command of startupCommands(state, generousSetup(accounts, instruments, BROKERS))) {
    stepCommand(state, command, 0, createInputs(), sink, sink);
  }
  for (const command of allControls(accounts, instruments, BROKERS)) {
    stepCommand(state, command, 0, createInputs(), sink, sink);
  }
  const tag = recordsOf(new ArrayBuffer(COMMAND_BYTES));
  putTag(tag, 0, TAG);
  const tagScopes = Int32Array.from({ length: accounts }, (_, account) =>
    findTagScope(state, account, tag.f64, CommandWord.TAG_LENGTH),
  );
  for (let account = 0; account < Math.min(accounts, TAGGED_ACCOUNTS); account++) {
    for (let instrument = 0; instrument < instruments; instrument++) {
      takeTagBook(state, account, tag.f64, CommandWord.TAG_LENGTH, instrument);
    }
  }
  // A book of each account and instrument, as if each had traded.
  for (let pick = 0; pick < accounts * instruments; pick++) {
    takeBook(state, Math.floor(pick / instruments), pick % instruments);
  }
  const random = createSeededRandom(11);
  const order = createExposure();
  const verdict = createVerdict();
  const inputs = createInputs();
  inputs.refTicks = 10_000;
  inputs.refAgeUs = 5;
  inputs.nowUs = 1.7e15;
  const picks = Int32Array.from({ length: PICKS }, () => random.below(accounts * instruments));
  let passed = 0;
  const check = (n: number): void => {
    const pick = picks[n & (PICKS - 1)]!;
    order.account = Math.floor(pick / instruments);
    order.instrument = pick % instruments;
    order.book = findBook(state, order.account, order.instrument);
    order.tagScope = tagScopes[order.account]!;
    order.hasTag = order.tagScope >= 0;
    order.broker = n % BROKERS;
    order.side = n & 1;
    order.type = OrderType.limit;
    order.orderType = OrderType.limit;
    order.priceTicks = 9_950 + (n & 63);
    order.lots = 10;
    if (checkRisk(state, order, inputs, verdict) && selfTradeOf(state, order, verdict) === SelfTrade.pass) passed += 1;
  };
  for (let n = 0; n < calls; n++) check(n);
  const began = nowNs();
  for (let n = 0; n < calls; n++) check(n * 7);
  const meanNs = (nowNs() - began) / calls;
  const clockNs = medianOf(Float64Array.from({ length: CLOCK_READS }, () => -nowNs() + nowNs()));
  const times = createTimes();
  for (let n = 0; n < calls; n++) {
    const before = nowNs();
    check(n * 3);
    times.add(nowNs() - before - clockNs);
  }
  return { rows: accounts * instruments, passed, single: times.summary(), meanNs, clockNs };
}

/** Where the definitions' events go: nobody reads them. */
function forgetting(): EventSink {
  const records = recordsOf(new ArrayBuffer(EVENT_BYTES * MAX_EVENTS_PER_STEP));
  let claimed = 0;
  return { records, claim: () => (claimed++ % MAX_EVENTS_PER_STEP) * EVENT_BYTES };
}

function nowNs(): number {
  const [seconds, nanos] = process.hrtime();
  return seconds * 1e9 + nanos;
}

function medianOf(values: Float64Array): number {
  return values.sort()[values.length >> 1]!;
}
