import { test } from 'node:test';
import { play } from '../../support/order-script.js';
test('an order is accepted, acknowledged, filled in parts, and done', () => {
    play(`
    new B 100@10000 id=a  → accepted routed to 0 v1 try 1
    ack a                 → acknowledged live
    fill a 40@10000       → filled partly_filled 40
    account               → open 1 notional 600000
    fill a 60@9990        → filled 100
    account               → open 0 notional 0
    book                  → position 100 cost 999400 realised 0 buy 0 open 0
    order a               → filled 100 100@10000 v1
  `);
});
test('a cancel asked for twice is asked of the venue once', () => {
    play(`
    new B 100@10000 id=a
    cancel a              → cancel_requested pending_cancel
    cancel a              → order_view pending_cancel
    ack a                 → pending_cancel plain
    report cancelled a    → cancelled
    cancel a              → query_refused ORDER_FINAL of a
  `);
});
test("a cancel of nothing, or of another account's order, finds nothing", () => {
    play(`
    new B 100@10000 id=a
    cancel a account=1    → query_refused ORDER_NOT_FOUND
    replace a 50@10000 account=1 → query_refused ORDER_NOT_FOUND
    cancel 77             → query_refused ORDER_NOT_FOUND order 0
    replace 77 1@1        → query_refused ORDER_NOT_FOUND
    order a               → routed v1
  `);
});
test('a refused cancel leaves the order working, and it can be cancelled again', () => {
    play(`
    new B 100@10000 id=a
    ack a
    fill a 30@10000
    cancel a                  → pending_cancel
    fill a 10@10000           → filled pending_cancel 40
    report cancel_rejected a  → cancel_rejected partly_filled 40
    report cancel_rejected a  → partly_filled "an old answer to a cancel arrived late or twice"
    cancel a                  → pending_cancel
    report cancelled a        → cancelled 40
    fill a 5@10000            → filled cancelled 45 "filled after cancel: the venue was faster"
    book                      → position 45 buy 0 trading
  `);
});
test('the cancel of an order whose outcome is unknown is asked again once the order turns out to rest', () => {
    play(`
    new B 100@10000 id=a
    report unknown a      → unknown
    cancel a              → cancel_requested unknown
    cancel a              → order_view unknown
    state open a 100@10000 → resolved_open live, cancel_requested pending_cancel
    report cancelled a    → cancelled
  `);
});
test('an unknown order that is acknowledged or replaced after its cancel was asked for is cancelled again', () => {
    for (const late of ['ack a → acknowledged live', 'report replaced a → replaced live']) {
        play(`
      new B 100@10000 id=a
      report unknown a
      cancel a
      ${late}, cancel_requested pending_cancel
    `);
    }
});
test('a refused cancel is not asked again by itself', () => {
    play(`
    new B 100@10000 id=a
    ack a
    cancel a
    report cancel_rejected a → live
    ack a                    → acknowledged live
  `);
});
test('a replace reserves the larger of old and new until the venue has answered', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 150@10000   → replace_requested pending_replace v2 100@10000
    account               → notional 1500000
    book                  → buy 150
    report replaced a 150@10000 → replaced live 150@10000 v2
    account               → notional 1500000
    replace a 80@9900     → pending_replace v3
    account               → notional 1500000
    book                  → buy 150
    report replaced a 80@9900 → live 80@9900
    account               → notional 792000
    book                  → buy 80
    replace a 80@10100    → pending_replace v4
    account               → notional 808000
    report replace_rejected a → replace_rejected live 80@9900 v4
    account               → notional 792000
  `);
});
test("a venue's own figures after a replace are believed once it was asked", () => {
    play(`
    new S 100@10000 id=a
    ack a
    replace a 90@10050    → pending_replace
    report replaced a 95@10025 → outcome_unknown unknown 100@10000
    state open a 95@10025 → resolved_open live 95@10025
    book                  → sell 95
    account               → notional 952375
  `);
});
test('an old answer to a replace, told again, does not bring the old values back', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 60@10050    → pending_replace
    report replaced a 60@10050 → replaced live
    replace a 70@10050    → pending_replace
    report replaced a 70@10050 → replaced live
    report replaced a 60@10050 → outcome_unknown unknown 70@10050
    book                  → buy 70
    report replaced a 60@10050 → nothing
    state open a 70@10050 → resolved_open live 70@10050
    report replaced a 70@10050 → replaced live 70@10050
  `);
});
test('a state with other values than the order has is doubted, and the next one believed', () => {
    play(`
    new B 100@10000 id=a
    ack a
    state open a 60@10050 → outcome_unknown unknown 100@10000
    state open a 60@10050 → resolved_open live 60@10050
    state open a 60@10050 → nothing
  `);
});
test('a replace keeps what it does not name', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 0@9990      → pending_replace v2
    report replaced a 100@9990 → live 100@9990
    replace a 70@0        → pending_replace v3
    report replaced a 70@9990  → live 70@9990
  `);
});
test('a replace is refused by the state of the order', () => {
    play(`
    new B 100@10000 id=a
    replace a 50@10000    → query_refused ORDER_PENDING
    ack a
    replace a 100@10000   → query_refused NOTHING_TO_REPLACE
    replace a 0@0         → query_refused NOTHING_TO_REPLACE
    fill a 40@10000
    replace a 40@10000    → query_refused BELOW_FILLED
    replace a 39@10000    → query_refused BELOW_FILLED
    replace a 50@10000 if=2 → query_refused VERSION_MISMATCH
    replace a 41@10000 if=1 → replace_requested v2
    replace a 42@10000    → query_refused REPLACE_PENDING
    cancel a              → pending_cancel
    replace a 42@10000    → query_refused CANCEL_PENDING
    report unknown a      → unknown
    replace a 42@10000    → query_refused OUTCOME_UNKNOWN
    report cancelled a    → cancelled
    replace a 42@10000    → query_refused ORDER_FINAL
    new B 10@market id=m
    ack m
    replace m 5@0         → query_refused NOT_REPLACEABLE
    order a               → v2
  `);
});
test('a replace with figures that are no quantity or price is refused', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 50@-1       → query_refused INVALID_PRICE
    replace a 50@9999.5   → query_refused INVALID_PRICE
    replace a 50@1e300    → query_refused INVALID_PRICE
    replace a 50.5@10000  → query_refused INVALID_QUANTITY
    replace a -5@10000    → query_refused INVALID_QUANTITY
    replace a 1e300@10000 → query_refused INVALID_QUANTITY
    order a               → live v1
  `);
});
test('a cancel overtakes a replace, whose answer still counts', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 120@10000   → pending_replace
    cancel a              → pending_cancel
    book                  → buy 120
    report replaced a 120@10000 → replaced pending_cancel 120@10000
    fill a 110@10000      → filled pending_cancel 110
    report cancelled a    → cancelled 110
    book                  → position 110 buy 0
  `);
});
test('a fill of the old quantity is not the end while the replace to a larger one is under way', () => {
    const begin = `
    new B 100@10000 id=a
    ack a
    replace a 150@10000
    fill a 100@10000          → filled pending_replace 100
    book                      → buy 50
  `;
    play(begin).play(`
    report replace_rejected a → replace_rejected filled
    book                      → buy 0
  `);
    play(begin).play(`
    report replaced a 150@10000 → partly_filled
    fill a 50@10000           → filled 150
  `);
    for (const beside of ['ack a', 'report cancel_rejected a']) {
        play(begin).play(`
      ${beside}               → pending_replace
      book                    → buy 50
    `);
    }
});
test('filled to the old quantity with the replace to a larger one unknown, the difference stays reserved', () => {
    const begin = `
    new B 100@10000 id=a
    ack a
    replace a 150@10000
    fill a 100@10000
    report unknown a          → outcome_unknown unknown
    book                      → buy 50
    account                   → open 1 notional 500000
  `;
    play(begin).play(`
    fill a 50@10000           → filled 150 plain
    book                      → trading position 150 buy 0
  `);
    play(begin).play(`
    state open a 150@10000    → resolved_open partly_filled 150@10000
    book                      → buy 50
  `);
    play(begin).play(`
    report replace_rejected a → filled
    book                      → buy 0
  `);
});
test('replaced to what is filled already, an order is filled', () => {
    play(`
    new B 100@10000 id=a
    ack a
    replace a 60@10000
    fill a 60@10000           → pending_replace 60
    report replaced a 60@10000 → replaced filled 60
    account                   → open 0 notional 0
  `);
});
test('what was filled can neither be rejected nor never sent: that is a contradiction', () => {
    const ways = [
        'new B 100@10000 id=a\nack a\nfill a 40@10000\ncancel a → pending_cancel',
        'new B 100@10000 id=a\nreport unknown a\nfill a 40@10000 → unknown',
    ];
    for (const way of ways) {
        for (const report of ['report rejected a', 'report absent a', 'report not_sent a', 'state rejected a']) {
            play(way).play(`
        ${report} → suspended
        book      → halted buy 60 position 40
      `);
        }
    }
});
//# sourceMappingURL=requests.test.js.map