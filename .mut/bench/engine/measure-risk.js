import { recordsOf } from '../../core/memory/records.js';
import { createInputs } from '../../core/order/inputs.js';
import { takeBook } from '../../core/order/book-rows.js';
import { takeTagBook } from '../../core/order/tag-books.js';
import { stepCommand } from '../../core/order/step.js';
import { checkRisk } from '../../core/risk/check.js';
import { createExposure } from '../../core/risk/exposure.js';
import { SelfTrade, selfTradeOf } from '../../core/risk/self-trade.js';
import { findTagScope } from '../../core/risk/tag-scope.js';
import { createVerdict } from '../../core/risk/verdict.js';
import { COMMAND_BYTES, CommandWord } from '../../core/schema/command.js';
import { EVENT_BYTES, MAX_EVENTS_PER_STEP } from '../../core/schema/event.js';
import { OrderType } from '../../core/schema/order-kind.js';
import { createState, findBook } from '../../core/state/state.js';
import { startupCommands } from '../../workers/engine/startup.js';
import { createSeededRandom } from '../../workers/seeded-random.js';
import { TAG, TAGGED_ACCOUNTS, allControls, putTag } from './all-controls.js';
import { generousSetup } from './engine-parts.js';
import { createTimes } from './times.js';
const PICKS = 65_536;
const BROKERS = 5;
const CLOCK_READS = 10_000;
/** The risk check alone, row look-up included, with every control on, for orders above the small-order path that pass. */
export function measureRisk(accounts, instruments, calls) {
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
    const tagScopes = Int32Array.from({ length: accounts }, (_, account) => findTagScope(state, account, tag.f64, CommandWord.TAG_LENGTH));
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
    const check = (n) => {
        const pick = picks[n & (PICKS - 1)];
        order.account = Math.floor(pick / instruments);
        order.instrument = pick % instruments;
        order.book = findBook(state, order.account, order.instrument);
        order.tagScope = tagScopes[order.account];
        order.broker = n % BROKERS;
        order.side = n & 1;
        order.type = OrderType.limit;
        order.priceTicks = 9_950 + (n & 63);
        order.lots = 10;
        if (checkRisk(state, order, inputs, verdict) && selfTradeOf(state, order, verdict) === SelfTrade.pass)
            passed += 1;
    };
    for (let n = 0; n < calls; n++)
        check(n);
    const began = nowNs();
    for (let n = 0; n < calls; n++)
        check(n * 7);
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
function forgetting() {
    const records = recordsOf(new ArrayBuffer(EVENT_BYTES * MAX_EVENTS_PER_STEP));
    let claimed = 0;
    return { records, claim: () => (claimed++ % MAX_EVENTS_PER_STEP) * EVENT_BYTES };
}
function nowNs() {
    const [seconds, nanos] = process.hrtime();
    return seconds * 1e9 + nanos;
}
function medianOf(values) {
    return values.sort()[values.length >> 1];
}
//# sourceMappingURL=measure-risk.js.map