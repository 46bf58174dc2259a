import { test } from 'node:test';
import { play } from '../../support/order-script.js';
test('a halt refuses orders and replaces, and lets cancels and fills pass', () => {
    play(`
    new B 100@10000 id=a
    ack a
    halt                  → halted
    new B 1@10000         → refused HALTED
    replace a 50@10000    → request_refused HALTED live v1
    fill a 10@10000       → partly_filled 10
    cancel a              → pending_cancel
    resume                → resumed
    new B 1@10000         → accepted
  `);
});
test('a halt outlives a restart', () => {
    play(`
    halt             → halted
    restart          → restarted, fanout_done
    ready 0
    new B 1@10000    → refused HALTED
  `);
});
test('a stop word refuses at once, without an event of its own', () => {
    play(`
    new B 100@10000 id=a
    ack a
    stop 1
    new B 1@10000         → refused HALTED
    replace a 50@10000    → request_refused HALTED
    cancel a              → pending_cancel
    stop 0
    new B 1@10000         → accepted
  `);
});
test('the stop word of one broker takes it out of the routes and leaves the others', () => {
    play(`
    new B 100@10000 id=a broker=1
    ack a
    new B 100@10000 id=b broker=0
    ack b
    stop 2
    new B 1@10000           → accepted to 1
    new B 1@10000 broker=0  → refused NO_BROKER
    replace a 50@10000      → replace_requested
    replace b 50@10000      → request_refused HALTED
    stop 6
    new B 1@10000           → refused NO_BROKER
  `, { brokers: 2 });
});
test('what was refused elsewhere is not sent to another broker after a halt', () => {
    for (const stop of ['halt', 'stop 1', 'stop 4']) {
        play(`
      new B 100@10000 id=a         → to 0
      new B 100@10000 id=b         → to 0
      ${stop}
      report rejected_transient a  → rejected VENUE_BUSY
      report not_sent b            → not_sent NOT_SENT
    `, { brokers: 2 });
    }
});
test('while the disk is low new orders are refused, and cancels, replaces and fills go on', () => {
    play(`
    new B 100@10000 id=a   → accepted
    ack a
    new B 100@10000 id=c   → accepted
    ack c
    stop 65536
    new B 100@10000 id=b   → refused DISK_LOW
    replace c 90@10000     → pending_replace
    fill a 40@10000        → partly_filled 40
    cancel a               → pending_cancel
    report cancelled a     → cancelled
    stop 65537
    new B 100@10000 id=b   → refused DISK_LOW
    stop 0
    new B 100@10000 id=b   → accepted
  `);
});
//# sourceMappingURL=halt.test.js.map