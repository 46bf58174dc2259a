import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandByte, CommandKind } from '../../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../../core/schema/definition.ts';
import { setText } from '../../support/engine-world.ts';
import { type Script, play } from '../../support/order-script.ts';

function redefine({ world }: Script, broker: number, priority: number, isEnabled: boolean): void {
  const told = world.command(CommandKind.define_broker, (command) => {
    command.u8[CommandByte.BROKER] = broker;
    setText(command, `broker-${broker}`);
    command.f64.set([priority, 0, 0, isEnabled ? 1 : 0], COMMAND_DEFINITION);
  });
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ['broker_defined'],
  );
}

test('the ready broker of the lowest priority number gets the order', () => {
  const options = { brokers: 3, priorities: [5, 2, 2] };
  play(
    `
    new B 1@10000     → to 1
    score 1 down
    new B 1@10000     → to 2
    score 2 recovering
    new B 1@10000     → to 2
    down 2
    new B 1@10000     → to 0
    score 0 down
    new B 1@10000     → refused NO_BROKER
    up 2
    new B 1@10000     → refused RECOVERING
    score 1 ready tokens=0
    new B 1@10000     → refused BUSY
    score 1 ready tokens=1
    new B 1@10000     → accepted to 1
  `,
    options,
  );
});

test('without a token left in its windows a broker is passed over', () => {
  play(
    `
    score 0 ready tokens=0
    new B 1@10000     → to 1
    score 1 ready tokens=0
    new B 1@10000     → refused BUSY
  `,
    { brokers: 2 },
  );
});

test('only the broker that was asked for is used', () => {
  play(
    `
    new B 1@10000 broker=1 id=a  → accepted to 1
    score 1 ready tokens=0
    new B 1@10000 broker=1       → refused BUSY
    down 1
    new B 1@10000 broker=1       → refused NO_BROKER
    up 1
    new B 1@10000 broker=1       → refused RECOVERING
    new B 1@10000 broker=2       → refused NO_BROKER
    new B 1@10000                → accepted to 0
    report rejected_transient a  → rejected VENUE_BUSY
  `,
    { brokers: 2 },
  );
});

test('among equals orders take turns when the load is balanced, else the first gets all', () => {
  const options = { brokers: 3, priorities: [1, 1, 1] };
  const first = play('', options);
  const turns = play('', { ...options, loadBalance: true });
  const seen = new Map<number, number>();
  for (let n = 0; n < 30; n++) {
    first.play('new B 1@10000 → to 0');
    const [told] = turns.world.place({ lots: 1 });
    seen.set(told!.broker, (seen.get(told!.broker) ?? 0) + 1);
  }
  for (const broker of [0, 1, 2]) assert.equal(seen.get(broker), 10, `broker ${broker}`);
});

test('the less busy of equals gets the order, however the turns stand', () => {
  const script = play('', { brokers: 2, priorities: [1, 1], loadBalance: true });
  script.play('score 0 ready depth=50');
  for (let n = 0; n < 5; n++) script.play('new B 1@10000 → to 1');
  script.play('score 0 ready\nscore 1 ready latency=100000');
  for (let n = 0; n < 5; n++) script.play('new B 1@10000 → to 0');
});

test('priority goes before load', () => {
  play(
    `
    score 0 ready depth=100 latency=200000
    new B 1@10000   → to 0
    new B 1@10000   → to 0
  `,
    { brokers: 2, loadBalance: true },
  );
});

test('a transient refusal and a certain not-sent go to the next broker until none is left', () => {
  play(
    `
    new B 100@10000 id=a         → to 0 try 1
    report rejected_transient a  → rerouted routed to 1 try 2 v1
    report not_sent a            → rerouted routed to 2 try 3
    report rejected_transient a  → rejected VENUE_BUSY to 2
    account                      → open 0 notional 0
    new B 100@10000 id=b         → to 0
    report not_sent b            → to 1
    report not_sent b            → to 2
    report not_sent b            → not_sent NOT_SENT
  `,
    { brokers: 3 },
  );
});

test('a final refusal, an acknowledged order and an order to be cancelled go nowhere else', () => {
  play(
    `
    new B 100@10000 id=a
    report rejected a            → rejected VENUE_REJECTED
    new B 100@10000 id=b
    ack b
    report rejected_transient b  → rejected VENUE_BUSY "rejected after the acknowledgement: the venue changed its mind"
    new B 100@10000 id=c
    cancel c
    report not_sent c            → not_sent NOT_SENT
    new B 100@10000 id=d
    report unknown d
    report rejected_transient d  → rejected VENUE_BUSY
  `,
    { brokers: 2 },
  );
});

test('without failover the first refusal is the last', () => {
  play(
    `
    new B 100@10000 id=a
    report rejected_transient a  → rejected VENUE_BUSY
    new B 100@10000 id=b
    report not_sent b            → not_sent
  `,
    { brokers: 2, failover: false },
  );
});

test('an order of an unknown outcome is never sent elsewhere', () => {
  play(
    `
    new B 100@10000 id=a
    report unknown a   → unknown to 0
    down 0
    settle             → nothing
    report absent a    → not_sent to 0
  `,
    { brokers: 2 },
  );
});

test('a broker that is defined anew gets the next orders by its new priority, or none, with the same scores', () => {
  const script = play('new B 1@10000 → to 0', { brokers: 2, priorities: [1, 2] });
  redefine(script, 0, 3, true);
  script.play('new B 1@10000 → to 1');
  redefine(script, 0, 1, true);
  script.play('new B 1@10000 → to 0');
  redefine(script, 0, 1, false);
  script.play('new B 1@10000 → to 1');
  redefine(script, 1, 2, false);
  script.play('new B 1@10000 → refused NO_BROKER');
  redefine(script, 1, 2, true);
  script.play('new B 1@10000 → to 1');
});

test('after a restart no broker gets an order before its session is up, and turns are taken as the new run says', () => {
  const options = { brokers: 3, priorities: [1, 1, 1] };
  const script = play('new B 1@10000 → to 0\nnew B 1@10000 → to 0', options);
  const { world } = script;
  for (const loadBalance of [true, false]) {
    const scores = world.inputs.scores.slice();
    world.restart({ ...options, loadBalance });
    world.settle();
    world.inputs.scores.set(scores);
    script.play('new B 1@10000 → refused NO_BROKER');
    for (const broker of [0, 1, 2]) world.brokerReady(broker);
    const seen = [1, 2, 3].map(() => world.place({ lots: 1 })[0]!.broker).toSorted((one, other) => one - other);
    assert.deepEqual(seen, loadBalance ? [0, 1, 2] : [0, 0, 0]);
  }
});
