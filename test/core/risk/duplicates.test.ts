import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DuplicateMode } from '../../../core/risk/limit-field.ts';
import { Warning } from '../../../core/schema/risk.ts';
import { RECENT_WIDTH, RecentColumn, RiskColumn } from '../../../core/state/risk-columns.ts';
import { begun } from '../../support/begun-world.ts';
import { smallCapacities } from '../../support/engine-world.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';
import { addTag, setLimits } from '../../support/risk-rows.ts';
import { loadedState } from '../../support/loaded-state.ts';

describe('an order that says the same as another', () => {
  it('is refused within the window and names the other, and passes a microsecond after it', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { duplicate_window_ms: 500 });
    script.play(`
      new B 10@9000 → accepted order 1
      wait 500ms
      new B 10@9000 → refused DUPLICATE_ORDER value 1
      wait 1us
      new B 10@9000 → accepted order 2
      new B 10@9000 → refused DUPLICATE_ORDER value 2
      wait 500ms
      new B 10@9000 → refused DUPLICATE_ORDER value 2
    `);
  });

  it('differs by account, instrument, side, type, quantity, price and tag, and by nothing else', () => {
    const { script, world } = begun();
    addTag(world.state, 0, 'alpha', 0);
    setLimits(world.state, {}, { duplicate_window_ms: 500 });
    script.play(`
      new B 10@9000            → accepted
      new B 10@9000 account=1  → accepted
      new B 10@9000 of=1       → accepted
      new S 10@9000            → accepted
      new B 10@market          → accepted
      new B 11@9000            → accepted
      new B 10@9001            → accepted
      new B 10@9000 tag=alpha  → accepted
      new B 10@9000 day        → refused DUPLICATE_ORDER value 1
      new B 10@9000 id=x       → refused DUPLICATE_ORDER value 1
      new S 10@9000 broker=0   → refused DUPLICATE_ORDER value 4
      new B 10@9000 tag=alpha  → refused DUPLICATE_ORDER value 8
    `);
  });

  it('is not what an order without its tag was, when the tag is new', () => {
    const { script, world } = begun();
    setLimits(world.state, {}, { duplicate_window_ms: 500 });
    script.play(`
      new B 10@9000            → accepted order 1
      new B 10@9000 tag=alpha  → accepted order 2
      new B 10@9000 tag=alpha  → refused DUPLICATE_ORDER value 2
      new B 10@9000 tag=beta   → accepted order 3
      new B 10@9000            → refused DUPLICATE_ORDER value 1
    `);
  });

  it('passes where it is meant, and is then the one to be told', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { duplicate_window_ms: 500 });
    script.play(`
      new B 10@9000       → accepted order 1
      new B 10@9000 again → accepted order 2
      new B 10@9000       → refused DUPLICATE_ORDER value 2
    `);
  });

  it('is only warned of where that was chosen', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { duplicate_window_ms: 500, duplicate_mode: DuplicateMode.warn });
    script.play('new B 10@9000 → accepted');
    assert.equal(world.last()!.note, 0);
    script.play('new B 10@9000 → accepted');
    assert.equal(world.last()!.note, Warning.duplicate);
  });

  it('is not looked for where no window is set, and nothing is remembered', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 1 }, { duplicate_window_ms: 500 });
    script.play('new B 10@9000 → accepted\nnew B 10@9000 → accepted');
    assert.equal(world.state.risk.words[RiskColumn.RECENT_COUNT], 0);
  });

  it('is forgotten when as many others came after it as are kept, and the table holds no more than that', () => {
    const { script, world } = begun({ capacities: { ...smallCapacities, recent: 4 } });
    setLimits(world.state, { account: 0 }, { duplicate_window_ms: 500 });
    script.play(`
      new B 1@9000 → accepted order 1
      new B 2@9000
      new B 3@9000
      new B 4@9000
      new B 1@9000 → refused DUPLICATE_ORDER value 1
      new B 5@9000 → accepted
      new B 2@9000 → refused DUPLICATE_ORDER value 2
      new B 1@9000 → accepted order 6
      new B 2@9000 → accepted order 7
    `);
    assert.equal(world.state.recentRows.size, 4);
  });

  it('is found however many others came meanwhile, and never where its window is over', () => {
    const random = createSeededRandom(17);
    const { script, world } = begun({ capacities: { ...smallCapacities, orders: 512 } });
    setLimits(world.state, {}, { duplicate_window_ms: 500 });
    const lastMs = new Map<string, number>();
    let refused = 0;
    for (let nowMs = 0, round = 0; round < 400; round++) {
      const order = `${random.chance(0.5) ? 'B' : 'S'} ${1 + random.below(2)}@9000 account=${random.below(2)} of=${random.below(2)}`;
      const isSame = nowMs - (lastMs.get(order) ?? -Infinity) <= 500;
      if (isSame) refused += 1;
      else lastMs.set(order, nowMs);
      const waitMs = random.below(200);
      script.play(`new ${order} → ${isSame ? 'refused DUPLICATE_ORDER' : 'accepted'}\nwait ${waitMs + 1}ms`);
      nowMs += waitMs + 1;
    }
    assert.ok(refused > 50, `${refused} were refused`);
  });

  it('is found again after a snapshot, the newest of each content', () => {
    const { script, world } = begun({ capacities: { ...smallCapacities, recent: 4 } });
    setLimits(world.state, { account: 0 }, { duplicate_window_ms: 500 });
    script.play('new B 1@9000\nnew B 1@9000 again\nnew B 2@9000\nnew B 1@9000 again\nnew B 2@9000 again');
    const copy = loadedState(world.state);
    const newest = (state: typeof copy): number[] =>
      [...state.recent.words.keys()]
        .filter((at) => at % RECENT_WIDTH === RecentColumn.ORDER_ID && state.recent.words[at] !== 0)
        .map((at) => state.recent.words[at]!)
        .sort((a, b) => a - b);
    assert.deepEqual(newest(world.state), [4, 5]);
    assert.deepEqual(newest(copy), [4, 5]);
    assert.equal(copy.recentRows.size, world.state.recentRows.size);
    for (const [kind, us] of world.state.recentUs.entries()) assert.ok(copy.recentUs[kind]! >= us, `kind ${kind}`);
  });

  it('is looked for after a snapshot as before it, wherever in the ring the newest stands', () => {
    const { script, world } = begun({ capacities: { ...smallCapacities, recent: 3 } });
    setLimits(world.state, { account: 0 }, { duplicate_window_ms: 500 });
    script.play('new B 1@9000\nnew B 2@9000\nnew B 3@9000\nwait 1s\nnew B 4@9000');
    const copy = loadedState(world.state);
    for (const [kind, us] of world.state.recentUs.entries()) assert.ok(copy.recentUs[kind]! >= us, `kind ${kind}`);
  });
});
