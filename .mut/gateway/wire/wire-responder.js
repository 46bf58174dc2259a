import { WireType } from '../../core/wire/header.js';
import { ORDER_ANSWER_BYTES } from '../../core/wire/order-answer.js';
import { invariant } from '../../core/invariant.js';
import { Lane } from '../limits/budget.js';
const CANCEL_ALL = WireType.cancel_all;
export function createBudgetsOf(limits) {
    const left = { ordersLeft: 0, cancelsLeft: 0 };
    return ({ principal, budget }) => {
        left.ordersLeft = limits.remaining(principal, budget, Lane.orders);
        left.cancelsLeft = limits.remaining(principal, budget, Lane.cancels);
        return left;
    };
}
export function createWireResponders(encoder, sessions, left) {
    const free = [];
    function create() {
        const responder = {
            session: undefined,
            requestId: 0,
            answered: 0,
            ok() {
                invariant(false, 'wire: JSON for one who asked in binary');
            },
            refuse(why) {
                refuse(giveBack(responder), responder.requestId, responder.answered, why);
            },
            event(status, records, at, riskUs, totalUs) {
                const session = giveBack(responder);
                const { requestId, answered } = responder;
                if (session.isClosed)
                    return;
                const budgets = left(session);
                if (answered === CANCEL_ALL) {
                    sessions.sendRecord(session, encoder.bytes, encoder.cancelAllDone(requestId, status, records, at, budgets));
                    return;
                }
                const frame = sessions.room(session, ORDER_ANSWER_BYTES);
                const { view, length } = frame;
                const end = encoder.orderAnswer(view, length, requestId, answered, status, records, at, riskUs, totalUs, budgets);
                sessions.written(session, frame, end);
            },
        };
        return responder;
    }
    /** It may be taken again only after the call that answers. */
    function giveBack(responder) {
        const { session } = responder;
        invariant(session !== undefined, 'wire: answered twice');
        responder.session = undefined;
        free.push(responder);
        return session;
    }
    function refuse(session, requestId, answered, why) {
        sessions.sendRecord(session, encoder.bytes, encoder.refused(requestId, answered, why, left(session)));
    }
    return {
        refuse,
        take(session, requestId, answered) {
            const responder = free.pop() ?? create();
            responder.session = session;
            responder.requestId = requestId;
            responder.answered = answered;
            return responder;
        },
    };
}
//# sourceMappingURL=wire-responder.js.map