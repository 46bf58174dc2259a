import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { redecide } from '../../../core/order/redecide.ts';
import { EVENT_BYTES } from '../../../core/schema/event.ts';
import { createState } from '../../../core/state/state.ts';
import { smallCapacities } from '../../support/engine-world.ts';
import { type Script, play } from '../../support/order-script.ts';

const rested = `
    new B 100@10000 id=a tag=T
    ack a
    new S 100@10000 id=b account=1 of=1 broker=1
    ack b
`;

/** Each scope, an order inside it, one outside it. */
const scopes = [
  ['', 'new B 1@10000', undefined, 'firm 1'],
  ['account=0', 'new B 1@10000', 'new B 1@10000 account=1', 'account 0'],
  ['of=0', 'new B 1@10000 account=1', 'new B 1@10000 of=1', 'symbol 4'],
  ['broker=0', 'new B 1@10000 broker=0', 'new B 1@10000', 'broker 3'],
  ['account=0 tag=T', 'new B 1@10000 tag=T', 'new B 1@10000', 'tag 2'],
  ['account=0 tag=T', 'new B 1@10000 tag=T', 'new B 1@10000 tag=T account=1', 'tag 2'],
] as const;

for (const [scope, inside, outside] of scopes) {
  test(`halted ${scope || 'all'}: what is inside is refused, what is outside is not, and resumed it passes again`, () => {
    const script = play(rested, { brokers: 2 });
    script.play(`
      trading halted ${scope}   → trading_state_set
      ${inside}                 → refused HALTED
      cancel a                  → pending_cancel
    `);
    if (outside !== undefined) script.play(`${outside} → accepted`);
    script.play(`
      trading active ${scope}   → trading_state_set
      ${inside}                 → accepted
    `);
  });
}

test('a halted book refuses only its own symbol of its own account, and a resume of the account is no resume of it', () => {
  play(`
    trading halted account=0 of=1   → trading_state_set
    new B 1@10000 of=1              → refused SYMBOL_HALTED
    new B 1@10000                   → accepted
    new B 1@10000 of=1 account=1    → accepted
    trading active account=0        → trading_state_set
    trading active of=1             → trading_state_set
    trading active                  → trading_state_set
    new B 1@10000 of=1              → refused SYMBOL_HALTED
    trading active account=0 of=1   → trading_state_set
    new B 1@10000 of=1              → accepted
  `);
});

test('a book that a report nobody explains halted trades again once a person resumes it', () => {
  play(`
    new B 100@10000 id=a
    ack a
    fill a 100@10000
    fill a 1@10000                  → filled
    new B 1@10000                   → refused SYMBOL_HALTED
    trading active account=0 of=0   → trading_state_set
    new B 1@10000                   → accepted
  `);
});

test('replaces are refused where their order is halted, wherever the halt is', () => {
  for (const scope of ['', 'account=0', 'of=0', 'broker=0', 'account=0 tag=T']) {
    play(
      `${rested}
      trading halted ${scope}
      replace a 50@10000        → request_refused HALTED live v1
      replace b 50@10000 account=1   → ${scope === '' ? 'request_refused HALTED' : 'pending_replace'}
    `,
      { brokers: 2 },
    );
  }
});

/** position, open exits, the order, what becomes of it: at the limit and one lot beyond. */
const reducing = [
  ['long 100', '', 'S 100', 'accepted'],
  ['long 100', '', 'S 101', 'refused REDUCING_ONLY limit 100 value 101'],
  ['long 100', '', 'B 1', 'refused REDUCING_ONLY limit 0 value 1'],
  ['long 100', 'S 60', 'S 40', 'accepted'],
  ['long 100', 'S 60', 'S 41', 'refused REDUCING_ONLY limit 40 value 41'],
  ['long 100', 'B 60', 'S 100', 'accepted'],
  ['short 100', '', 'B 100', 'accepted'],
  ['short 100', 'B 60', 'B 41', 'refused REDUCING_ONLY limit 40 value 41'],
  ['short 100', '', 'S 1', 'refused REDUCING_ONLY limit 0 value 1'],
  ['flat', '', 'B 1', 'refused REDUCING_ONLY limit 0 value 1'],
  ['flat', 'S 60', 'B 1', 'refused REDUCING_ONLY limit 0 value 1'],
] as const;

function positioned(position: string, open: string): Script {
  const script = play('');
  if (position !== 'flat') {
    const [side, lots] = [position.startsWith('long') ? 'B' : 'S', position.split(' ')[1]];
    script.play(`new ${side} ${lots}@10000 id=p\nack p\nfill p ${lots}@10000`);
  }
  if (open !== '') script.play(`new ${open}@10000 id=o\nack o`);
  return script;
}

for (const [position, open, order, outcome] of reducing) {
  for (const scope of ['', 'account=0', 'of=0', 'account=0 of=0']) {
    test(`reducing ${scope || 'all'}, ${position}${open === '' ? '' : ` with ${open} open`}: ${order} is ${outcome}`, () => {
      positioned(position, open).play(`
        trading reducing ${scope}
        new ${order}@10000        → ${outcome}
      `);
    });
  }
}

test('under reducing an exit may be replaced as far as the position goes, and an entry not even to less', () => {
  positioned('long 100', 'S 60').play(`
    trading reducing
    replace o 101@10000     → request_refused REDUCING_ONLY limit 100 value 101
    replace o 100@10000     → pending_replace
  `);
  positioned('long 100', 'B 60').play(`
    trading reducing
    replace o 50@10000      → request_refused REDUCING_ONLY limit 0 value 50
  `);
});

test('a broker that is halted or reducing takes no new orders, and others do', () => {
  for (const state of ['halted', 'reducing']) {
    play(
      `
      trading ${state} broker=0
      new B 1@10000             → accepted to 1
      new B 1@10000 broker=0    → refused HALTED
      trading ${state} broker=1
      new B 1@10000             → refused HALTED
      trading active broker=0
      new B 1@10000             → accepted to 0
    `,
      { brokers: 2 },
    );
  }
});

test('what was certainly not sent goes to no other broker once it is halted', () => {
  for (const scope of ['', 'account=0', 'of=0', 'account=0 of=0', 'account=0 tag=T', 'broker=1']) {
    play(
      `
      new B 100@10000 id=a tag=T    → to 0
      trading halted ${scope}
      report not_sent a             → not_sent NOT_SENT
    `,
      { brokers: 2 },
    );
  }
  play(`new B 100@10000 id=a\ntrading halted account=1\nreport not_sent a → rerouted to 1`, { brokers: 2 });
});

const open = `
  new B 10@10000 id=a tag=T
  new B 10@10000 id=b of=1
  new B 10@10000 id=c account=1 tag=T
  new B 10@10000 id=d account=1 of=1 broker=1
`;

/** Which of the four are cancelled. */
const fanouts = [
  ['', 'abcd'],
  ['account=0', 'ab'],
  ['account=1', 'cd'],
  ['of=0', 'ac'],
  ['of=1', 'bd'],
  ['broker=0', 'abc'],
  ['broker=1', 'd'],
  ['account=1 of=1', 'd'],
  ['account=0 tag=T', 'a'],
  ['account=1 tag=T', 'c'],
  ['account=1 tag=U', ''],
] as const;

for (const [scope, cancelled] of fanouts) {
  test(`halted ${scope || 'all'} with cancels asks for the end of what is open there and of nothing else`, () => {
    const script = play(open, { brokers: 2 });
    script.play(`trading halted cancels ${scope} → trading_state_set`);
    const told = script.world.settle();
    assert.equal(told.at(-1)?.kind, 'fanout_done');
    assert.equal(told.at(-1)?.value, cancelled.length);
    for (const name of 'abcd') {
      const status = cancelled.includes(name) ? 'pending_cancel' : 'routed';
      script.play(`order ${name} → ${status}`);
    }
  });
}

test('without cancels nothing is cancelled, and a resume cancels nothing', () => {
  play(
    `${open}
    trading halted
    fanouts                  → nothing
    trading active cancels
    fanouts                  → nothing
  `,
    { brokers: 2 },
  );
});

test('reducing with cancels leaves what is an exit', () => {
  positioned('long 100', 'S 60').play(`
    new B 10@10000 id=e
    ack e
    trading reducing cancels   → trading_state_set
    settle                     → cancel_requested of e, fanout_done value 1
    order o                    → live
  `);
});

test('what a person stops is cancelled however many fan-outs clients and guards have begun', () => {
  const script = play('new B 10@10000 id=a');
  for (let i = 0; i < 100; i++) script.world.cancelAll(1);
  script.play(`
    trading halted cancels
    trading halted cancels
    trading halted cancels
  `);
  const asked = script.world.settle().filter(({ kind }) => kind === 'cancel_requested');
  assert.equal(asked.length, 1);
});

test('a scope that makes no sense, or that nobody defined, is refused and changes nothing', () => {
  for (const [scope, code] of [
    ['tag=T', 'INVALID_PARAMETER'],
    ['account=0 tag=T of=0', 'INVALID_PARAMETER'],
    ['account=0 broker=0', 'INVALID_PARAMETER'],
    ['of=0 broker=0', 'INVALID_PARAMETER'],
    ['account=7', 'FORBIDDEN_ACCOUNT'],
    ['account=100000', 'FORBIDDEN_ACCOUNT'],
    ['of=7', 'UNKNOWN_INSTRUMENT'],
    ['of=100000', 'UNKNOWN_INSTRUMENT'],
    ['broker=4', 'INVALID_BROKER'],
  ]) {
    play(`trading halted ${scope} → query_refused ${code}\nnew B 1@10000 → accepted`);
  }
});

test('a state outlives a restart, and so do the cancels that had not begun', () => {
  play(`
    new B 10@10000 id=a
    ack a
    trading halted cancels account=0   → trading_state_set
    restart
    ready 0
    state open a                       → resolved_open of a, cancel_requested of a
    new B 1@10000                      → refused HALTED
    new B 1@10000 account=1            → accepted
  `);
});

test('the words for an account or a symbol refuse at once', () => {
  for (const bits of [2 ** 17, 2 ** 18]) {
    play(`
      new B 100@10000 id=a
      ack a
      stop ${bits}
      new B 1@10000         → refused HALTED
      replace a 50@10000    → request_refused HALTED
      cancel a              → pending_cancel
      stop 0
      new B 1@10000         → accepted
    `);
  }
});

test('any day of stops and resumes is decided again as it was', () => {
  const state = fc.constantFrom('active', 'reducing', 'halted');
  const scope = fc.constantFrom(
    '',
    'account=0',
    'of=0',
    'broker=0',
    'account=1 of=1',
    'account=0 tag=T',
    'account=1 tag=U',
  );
  const act = fc.oneof(
    fc.tuple(state, scope, fc.boolean()).map(([to, where, c]) => `trading ${to} ${where}${c ? ' cancels' : ''}`),
    fc
      .tuple(fc.constantFrom('B', 'S'), fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.constantFrom('', 'tag=T', 'tag=U'))
      .map(([side, account, of, tag]) => `new ${side} 5@10000 account=${account} of=${of} ${tag}`),
    fc.constantFrom('fanouts', 'settle', 'restart', 'ready 0', 'report not_sent 1', 'fill 2 5@10000', 'halt', 'resume'),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
      const { world } = play(acts.join('\n'), { brokers: 2 });
      const copy = createState(smallCapacities);
      const again = recordsOf(new ArrayBuffer(EVENT_BYTES));
      for (const bytes of world.journal) {
        const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
        event.u8.set(bytes);
        assert.ok(redecide(copy, event, 0, { records: again, claim: () => 0 }) >= 0);
        assert.deepEqual(again.u8.slice(0, bytes.length), event.u8.slice(0, bytes.length));
        apply(copy, event, 0);
      }
      assert.deepEqual({ ...copy.hash }, { ...world.state.hash });
    }),
    { numRuns: 200 },
  );
});
