import { must } from '../violation.js';
export function createClientInvariants(options) {
    const { observer, durableSeq, nowUs, idKeptUs } = options;
    const acknowledged = new Map();
    const byId = new Map();
    function nothingIsAcknowledgedBeforeItIsDurable(facts) {
        const { acceptedSeq: seq } = facts;
        must(seq <= durableSeq(), 'nothing is acknowledged before it is durable', () => {
            return `order ${facts.orderId} of event ${seq}, durable up to ${durableSeq()}`;
        });
    }
    function aClientThatRetriesGetsTheSameOrder({ account, name }, orderId) {
        if (name === '')
            return;
        const key = `${account}/${name}`;
        const before = byId.get(key) ?? orderId;
        const isFree = (observer.orders.get(before)?.endedUs ?? 0) + idKeptUs <= nowUs();
        must(before === orderId || isFree, 'a client that retries gets the same order', () => {
            return `${key}: first order ${before}, then order ${orderId}`;
        });
        byId.set(key, orderId);
    }
    /** Also that of a retry is the first one's: they are the same request. */
    function anAnswerHasNobodyElsesTag({ request, account, name }, orderId, tag) {
        if (tag === null)
            return;
        const given = JSON.parse(request.body ?? '{}').tag;
        must(tag === given, 'an answer has the tag that was given, or none', () => {
            return `order ${orderId} for ${account}/${name}: tag ${tag}, given was ${given}`;
        });
    }
    return {
        acknowledged(ask, orderId, tag) {
            const facts = observer.orders.get(orderId);
            must(facts !== undefined, 'an order that is acknowledged exists', () => `order ${orderId} for ${ask.name}`);
            const isTheirs = facts.account === ask.account && facts.clientId === ask.name;
            must(isTheirs, 'an order is told to whom it belongs', () => `order ${orderId} for ${ask.account}/${ask.name}`);
            anAnswerHasNobodyElsesTag(ask, orderId, tag);
            nothingIsAcknowledgedBeforeItIsDurable(facts);
            aClientThatRetriesGetsTheSameOrder(ask, orderId);
            acknowledged.set(orderId, ask);
        },
        restarted() {
            for (const [orderId, { account, name }] of acknowledged) {
                const facts = observer.orders.get(orderId);
                const isThere = facts?.account === account && facts.clientId === name;
                must(isThere, 'every acknowledged order is found after every restart', () => `order ${orderId} (${name}) is gone`);
            }
        },
    };
}
//# sourceMappingURL=clients.js.map