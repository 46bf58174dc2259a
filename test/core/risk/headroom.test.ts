import { describe, it } from 'node:test';
import { begun } from '../../support/begun-world.ts';
import { RiskColumn } from '../../../core/state/risk-columns.ts';
import { setMetrics } from '../../support/risk-world.ts';
import type { Limits } from '../../support/risk-rows.ts';
import { setLimits } from '../../support/risk-rows.ts';

/** `a` leaves 10 lots held at 9,000, `b` asks for 5 more: 135,000 at worst. One lot at one tick is one unit of money. */
const BEFORE = `
  new B 10@9000 id=a
  ack a
  fill a 10@9000
  new B 5@9000 id=b
  ack b
`;

const CASES: readonly (readonly [limits: Limits, lines: string])[] = [
  [{ max_order_quantity: 20 }, 'new B 21@9000 → refused SIZE_LIMIT limit 20 value 21 left 20'],
  [{ max_order_notional: 9_000 }, 'new B 2@9000 → refused NOTIONAL_LIMIT limit 9000 value 18000 left 9000'],
  [{ max_open_orders: 1 }, 'new B 1@9000 → refused OPEN_ORDERS_LIMIT limit 1 value 2 left 0'],
  [{ max_open_notional: 50_000 }, 'new B 1@9000 → refused OPEN_NOTIONAL_LIMIT limit 50000 value 54000 left 5000'],
  [{ max_position: 17 }, 'new B 3@9000 → refused POSITION_LIMIT limit 17 value 18 left 2'],
  [{ max_gross_exposure: 140_000 }, 'new B 1@9000 → refused GROSS_LIMIT limit 140000 value 144000 left 5000'],
  [{ max_net_exposure: 140_000 }, 'new B 1@9000 → refused NET_LIMIT limit 140000 value 144000 left 5000'],
  [{ cash: 100_000, margin_bps: 5_000 }, 'new B 8@9000 → refused BUYING_POWER limit 100000 value 103500 left 32500'],
  [{ no_short: 1 }, 'new S 4@9000 → accepted\nnew S 7@9000 → refused SHORT_SALE limit 10 value 11 left 6'],
  [{ max_order_to_trade: 300 }, 'new B 1@9000 → accepted\nnew B 1@9000 → refused ORDER_TO_TRADE value 400 left 0'],
  [
    { orders_per_second: 2 },
    'new B 1@9000 → accepted\nnew B 1@9000 → accepted\nnew B 1@9000 → refused ORDER_RATE limit 2 value 3 left 0',
  ],
  [{ messages_per_second: 1 }, 'replace b 6@9000\nnew B 1@9000 → refused MESSAGE_RATE limit 1 value 2 left 0'],
];

describe('a refusal tells what was left of the limit before its order', () => {
  for (const [limits, lines] of CASES) {
    it(`${Object.keys(limits)[0]}`, () => {
      const { script, world } = begun();
      script.play(BEFORE);
      setLimits(world.state, {}, limits);
      script.play(lines);
    });
  }

  it('of a replace, without what the order is to become', () => {
    const { script, world } = begun();
    script.play(BEFORE);
    setLimits(world.state, {}, { max_position: 17, max_gross_exposure: 160_000 });
    script.play(`
      replace b 8@9000 → request_refused POSITION_LIMIT limit 17 value 18 left 2
      replace b 7@9500 → replace_requested
      report replaced b 7@9500
    `);
    setLimits(world.state, {}, { max_position: 100 });
    script.play('replace b 8@9500 → request_refused GROSS_LIMIT limit 160000 value 166000 left 3500');
  });

  it('of a value at risk, without the order’s own part', () => {
    const { script, world } = begun();
    world.state.risk.words[RiskColumn.METRICS_AGE_US] = 1;
    setMetrics(world, 0, -1, 900, world.inputs.nowUs);
    setMetrics(world, -1, 0, 10_000, world.inputs.nowUs);
    setLimits(world.state, {}, { max_var: 1_000 });
    script.play('new B 2@9000 → refused VAR_LIMIT limit 1000 value 1080 left 100');
  });
});
