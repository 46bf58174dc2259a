import { exposureFaults } from '../../../core/risk/exposure-faults.js';
import { EventByte, EventHalf, EventKind, EventWord } from '../../../core/schema/event.js';
import { GlobalColumn, ORDER_WIDTH } from '../../../core/state/columns.js';
import { findOrder } from '../../../core/state/state.js';
import { must } from '../violation.js';
import { createLimitBook } from './limit-book.js';
import { heldBy, orderAt } from './open-orders.js';
import { createPositions } from './positions.js';
import { createRates } from './rates.js';
import { createSelfTrades } from './self-trades.js';
import { createStates } from './states.js';
import { createOverrides } from './overrides.js';
import { orderStaysWithinItsLimits, whatIsHeldStaysWithinItsLimits } from './within-limits.js';
const K = EventKind;
const H = EventHalf;
const DECISIONS = new Set([
    K.accepted,
    K.refused,
    K.replace_requested,
    K.request_refused,
    K.rerouted,
    K.released,
]);
/**
 * What risk promises, told by the events and the orders' own rows: limits, trading states, overrides and positions are
 * kept here a second time, in the simplest way that there is, and no total is believed.
 */
export function createRiskInvariants(observer, isForeign) {
    const limits = createLimitBook();
    const states = createStates();
    const overrides = createOverrides();
    const positions = createPositions();
    const selfTrades = createSelfTrades(limits);
    const rates = createRates(limits);
    let version = 0;
    let hasBegun = false;
    let before;
    function learn(facts) {
        const { f64 } = facts.records;
        positions.event(observer.state, facts);
        states.event(facts);
        overrides.event(facts);
        const isFirst = facts.kind === K.risk_begun && !hasBegun;
        if (isFirst)
            hasBegun = true;
        if (facts.kind === K.limits_changed)
            limits.change(facts.records);
        if (facts.kind !== K.limits_changed && facts.kind !== K.limits_set && !isFirst)
            return;
        version += 1;
        rates.limitsChanged();
        const told = f64[EventWord.ORDER_VERSION];
        must(facts.kind === K.limits_set || told === version, 'a change of limits is one version', () => {
            return `event ${facts.seq} begins version ${told}, after ${version - 1}`;
        });
    }
    function everyDecisionNamesTheVersionInForce({ records, kind, seq }) {
        if (!DECISIONS.has(kind))
            return;
        const named = records.i32[H.LIMITS_VERSION];
        must(named === version, 'each decision names the limits version in force', () => {
            return `event ${seq} names version ${named}, in force is ${version}`;
        });
    }
    function kept(facts) {
        const name = 'what risk keeps is what the orders and positions come to';
        const [fault] = [...exposureFaults(observer.state), ...positions.faults(observer.state)];
        must(fault === undefined, name, () => `event ${facts.seq}, kind ${facts.kind}: ${fault}`);
        const at = observer.state.globals.words[GlobalColumn.LIMITS_VERSION];
        must(at === version, name, () => `limits version ${at}, not ${version}`);
    }
    return {
        event(facts) {
            everyDecisionNamesTheVersionInForce(facts);
            const was = before ?? heldBy(observer.state, isForeign);
            const positionsBefore = positions.copy();
            const override = overrides.of(facts);
            learn(facts);
            const { state } = observer;
            const now = heldBy(state, isForeign);
            before = now;
            kept(facts);
            const row = facts.orderId > 0 && facts.kind < K.cancel_all_started ? findOrder(state, facts.orderId) : -1;
            if (row < 0)
                return;
            const order = orderAt(state.orders.words, row * ORDER_WIDTH, isForeign);
            const judged = { state, facts, order, was, now, positionsBefore, positions: positions.copy(), limits, override };
            whatIsHeldStaysWithinItsLimits(judged);
            orderStaysWithinItsLimits(judged);
            states.judge(facts, order, now, positionsBefore);
            selfTrades.judge(state, row, facts, order, now);
            rates.judge(facts, order, override);
            selfTrades.learn(facts, order, now);
            rates.learn(facts, order);
        },
        again(facts) {
            learn(facts);
            before = undefined;
            const { state } = observer;
            const row = facts.orderId > 0 && facts.kind < K.cancel_all_started ? findOrder(state, facts.orderId) : -1;
            if (row < 0)
                return;
            const order = orderAt(state.orders.words, row * ORDER_WIDTH, isForeign);
            if (facts.kind === K.accepted && facts.records.u8[EventByte.ATTEMPT] === 0) {
                selfTrades.learn(facts, order, heldBy(state, isForeign));
            }
            rates.learn(facts, order);
        },
        forget() {
            limits.forget();
            states.forget();
            overrides.forget();
            positions.forget();
            selfTrades.forget();
            rates.forget();
            version = 0;
            hasBegun = false;
            before = undefined;
        },
    };
}
//# sourceMappingURL=risk.js.map