/** What the door counts, in this order in shared memory. Written by the gateway thread. */
export const DOOR_COUNTERS = [
    'orders_accepted_total',
    'orders_refused_total',
    'orders_filled_total',
    'orders_cancelled_total',
    'orders_rejected_total',
    'orders_expired_total',
    'orders_not_sent_total',
    'http_requests_total',
    'ws_calls_total',
    'requests_refused_total',
    'requests_timed_out_total',
    'clock_steps_total',
    'rate_limited_total',
    'flooding_closed_total',
    'addresses_refused_total',
    'heartbeats_missed_total',
];
//# sourceMappingURL=door-counters.js.map