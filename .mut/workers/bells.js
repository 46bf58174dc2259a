import { invariant } from '../core/invariant.js';
import { Ringer } from '../core/memory/doorbell.js';
import { bellPairs, threadOf, Waits } from '../core/topology.js';
const silent = { ring() { }, ringIfHungry() { } };
/** The bells that one thread may ring. A parked neighbour is notified, one in an event loop gets an empty message. */
export function createBells(shared, thread, ports) {
    return (to) => {
        const target = threadOf(to, shared.mode);
        if (target === thread)
            return silent;
        const isPair = bellPairs(shared.mode).some(([from, other]) => from === thread && other === target);
        invariant(isPair, 'bells: core/topology names no such pair of neighbours');
        if (Waits[target] === 'park')
            return new Ringer(shared.bells[target]);
        const port = ports[target];
        invariant(port !== undefined, 'bells: a neighbour in an event loop has a port');
        return new Ringer(shared.bells[target], () => port.postMessage(0));
    };
}
//# sourceMappingURL=bells.js.map