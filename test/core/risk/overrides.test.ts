import { test } from 'node:test';
import { smallCapacities } from '../../support/engine-world.ts';
import { play } from '../../support/order-script.ts';

const OPTIONS = { fastPath: false, risk: { max_order_quantity: 10, collar_bps: 100 } };

test('an override lets one named order pass, of its account, the controls it names, once', () => {
  play(
    `
    override x SIZE_LIMIT              → override_set
    new B 11@10000                     → refused SIZE_LIMIT
    new B 11@10000 id=y                → refused SIZE_LIMIT
    new B 11@10000 id=x account=1      → refused SIZE_LIMIT
    new B 11@10101 id=x                → refused PRICE_COLLAR
    new B 11@10000 id=x                → accepted overridden
    ack x
    replace x 12@10000                 → request_refused SIZE_LIMIT     # it is used up
    override x SIZE_LIMIT
    replace x 12@10000                 → pending_replace overridden
    report replaced x 12@10000
    replace x 13@10000                 → request_refused SIZE_LIMIT
  `,
    OPTIONS,
  );
});

test('an order that needs no override leaves it', () => {
  play(
    `
    override x SIZE_LIMIT
    new B 10@10000 id=x                → accepted plain
    ack x
    replace x 11@10000                 → pending_replace overridden
  `,
    OPTIONS,
  );
});

test('its time over, or taken back, it lets nothing pass', () => {
  play(
    `
    override x SIZE_LIMIT for=1s
    override y SIZE_LIMIT for=1s
    override z SIZE_LIMIT for=1s
    override z                         → override_set
    override z                         → query_refused NOT_FOUND
    new B 11@10000 id=z                → refused SIZE_LIMIT
    wait 999999us
    new B 11@10000 id=x                → accepted
    wait 1us
    new B 11@10000 id=y                → refused SIZE_LIMIT
  `,
    OPTIONS,
  );
});

test('what can’t be allowed is refused: such controls, such times, more than there are rows', () => {
  play(
    `
    override x SYMBOL_HALTED           → query_refused INVALID_PARAMETER
    override x MARKET_CLOSED           → query_refused INVALID_PARAMETER
    override x SIZE_LIMIT for=0s       → query_refused INVALID_EXPIRE_AT
    override x SIZE_LIMIT for=1d       → override_set
    override x SIZE_LIMIT for=86400000001us → query_refused INVALID_EXPIRE_AT
    override x SIZE_LIMIT account=3    → query_refused FORBIDDEN_ACCOUNT
    override y SIZE_LIMIT for=1s       → override_set
    override z SIZE_LIMIT              → query_refused RISK_TABLE_FULL limit 2
    override y SIZE_LIMIT for=2s       → override_set
    wait 2s
    override z SIZE_LIMIT              → override_set          # in the place of one whose time is over
    new B 11@10000 id=y                → refused SIZE_LIMIT
    new B 11@10000 id=z                → accepted
    override y SIZE_LIMIT              → override_set
  `,
    { ...OPTIONS, capacities: { ...smallCapacities, overrides: 2 } },
  );
});
