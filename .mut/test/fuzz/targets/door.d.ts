import type { Target } from '../target.ts';
/** Everything between a socket and the `commands` ring. */
export declare function createDoor(): {
    directory: import("../../../gateway/directory.ts").Directory;
    parser: import("../../../gateway/inbound/parse.ts").RequestParser;
    calls: import("../../../gateway/inbound/calls.ts").Calls;
    sessions: import("../../../gateway/ws/sessions.ts").Sessions;
    subscriptions: import("../../../gateway/ws/subscriptions.ts").Subscriptions;
    fanout: import("../../../gateway/outbound/quote-fanout.ts").QuoteFanout;
    wsDoor: import("../../../gateway/ws/ws-door.ts").WsDoor;
    settle: () => number;
    guards: import("../../../gateway/ws/guards.ts").Guards;
};
/** Any text frame gets one answer, at once or from the engine. */
export declare const frames: Target;
/** A request line with query, headers, and a body: one answer at most, and one at once unless the engine is asked. */
export declare const requests: Target;
