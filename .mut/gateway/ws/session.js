import { createBudget } from '../limits/budget.js';
export function createSession(socket, principal, peer = new Uint8Array(0)) {
    return {
        socket,
        principal,
        outbox: [],
        isClosed: false,
        isDirty: false,
        feeds: new Map(),
        channels: new Map(),
        orders: undefined,
        budget: createBudget(),
        openedNs: 0,
        isToldToEnd: false,
        heartbeat: undefined,
        peer,
    };
}
//# sourceMappingURL=session.js.map