import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { recordsOf } from '../../../core/memory/records.ts';
import { apply } from '../../../core/order/apply.ts';
import { nextDueUs } from '../../../core/order/decide-timer.ts';
import { redecide } from '../../../core/order/redecide.ts';
import { CommandKind } from '../../../core/schema/command.ts';
import { EVENT_BYTES, EventHalf, EventKind, GUARD_EVENT_VERSION } from '../../../core/schema/event.ts';
import { GuardScope } from '../../../core/schema/guard.ts';
import { DefaultCapacities, createState, rebuildIndexes } from '../../../core/state/state.ts';
import { hashOf, loadTable } from '../../../core/state/table.ts';
import { type Told, smallCapacities, worldOf } from '../../support/engine-world.ts';
import { type Script, play, scriptOf } from '../../support/order-script.ts';

/** What is left of a process that ends: its journal, applied to nothing, each event decided again on the way. */
function replayed(script: Script): Script {
  const { capacities } = script.world.state;
  const state = createState(capacities);
  const event = recordsOf(new ArrayBuffer(EVENT_BYTES));
  const again = recordsOf(new ArrayBuffer(EVENT_BYTES));
  for (const bytes of script.world.journal) {
    event.u8.fill(0);
    event.u8.set(bytes);
    assert.ok(redecide(state, event, 0, { records: again, claim: () => 0 }) >= 0);
    assert.deepEqual(again.u8.subarray(0, bytes.length), bytes);
    apply(state, event, 0);
  }
  assert.deepEqual({ ...state.hash }, { ...script.world.state.hash });
  const next = scriptOf(worldOf(state, {}, false));
  for (const [name, id] of script.names) next.names.set(name, id);
  return next;
}

test('the orders of an account are cancelled when the last session is gone for longer than its grace', () => {
  play(`
    new B 1@10000 id=a
    new B 1@10000 id=b account=1
    hold 7 grace=10s   → guard_held key 7 all value 0
    timers +1h         → nothing
    drop 7             → guard_dropped key 7
    timers +9999ms     → nothing
    guard 7            → loose dropped
    timers +1ms        → guard_fired key 7 all by drop
    guard 7            → gone
    settle             → cancel_requested of a, fanout_done value 1
    order b            → routed
    timers +1d         → nothing
  `);
});

test('without a grace they are cancelled at once', () => {
  play(`
    new B 1@10000 id=a
    hold 7
    drop 7
    timers   → guard_fired key 7
    settle   → cancel_requested of a, fanout_done
  `);
});

test('a session that comes back within the grace stops the timer, and brings its own scope and grace', () => {
  play(`
    new B 1@10000 id=a
    hold 7 grace=10s
    drop 7
    wait 9s
    hold 7 entries grace=1s → guard_held entries
    guard 7                 → held safe
    timers +1h              → nothing
    drop 7
    timers +1s              → guard_fired entries by drop
  `);
});

test('a drop of what is not held changes nothing: neither a second one nor one of a stranger', () => {
  play(`
    hold 7 grace=10s
    drop 7
    wait 9s
    drop 7      → guard_dropped
    drop 8      → guard_dropped value 0
    guard 8     → gone
    timers +1s  → guard_fired key 7
    drop 7      → guard_dropped value 0
    timers +1h  → nothing
  `);
});

test('a release cancels nothing, before the drop or behind it', () => {
  const script = play(`
    new B 1@10000 id=a
    hold 7
    release 7  → guard_released key 7
    guard 7    → gone
    drop 7     → guard_dropped value 0
    hold 7 grace=1s
    drop 7
    release 7
    release 7  → guard_released
    timers +1h → nothing
    order a    → routed
  `);
  assert.equal(script.world.state.guardRows.size, 0);
});

test('two keys of an account each have their own guard, and so has a key on two accounts', () => {
  play(`
    new B 1@10000 id=a
    hold 7 grace=1s
    hold 8 grace=2s
    hold 7 grace=3s account=1
    drop 7
    drop 8
    timers +1s        → guard_fired key 7
    timers +1s        → guard_fired key 8
    timers +1h        → nothing
    guard 7 account=1 → held
  `);
});

test('cancel after so long happens once, unless it is said again', () => {
  play(`
    new B 1@10000 id=a
    after 7 5s     → cancel_after_set key 7
    timers +4999ms → nothing
    after 7 5s
    timers +4999ms → nothing
    timers +1ms    → guard_fired key 7 all by after
    settle         → cancel_requested of a, fanout_done value 1
    guard 7        → gone
    timers +1h     → nothing
  `);
});

test('cancel after nothing switches it off, also where it was never on', () => {
  play(`
    after 7 0s  → cancel_after_set value 0
    after 7 5s
    after 7 0s  → cancel_after_set value 0
    guard 7     → gone
    timers +1h  → nothing
  `);
});

test('cancel after is of all orders, and goes on beside a guard that is held, dropped or released', () => {
  play(`
    hold 7 entries grace=2s
    after 7 5s
    drop 7
    timers +2s  → guard_fired entries by drop
    guard 7     → loose safe waiting
    hold 7 entries grace=2s
    timers +3s  → guard_fired all by after
    guard 7     → held safe patient
    after 7 5s
    release 7
    guard 7     → loose safe waiting
    timers +5s  → guard_fired all by after
    guard 7     → gone
  `);
});

test('both timers of a key that are due together fire one after the other', () => {
  play(`
    hold 7 entries grace=5s
    after 7 5s
    drop 7
    timers +5s → guard_fired entries by drop, guard_fired all by after
    settle     → 2 × fanout_done
  `);
});

test('cancelling entries leaves what only makes a position smaller', () => {
  play(`
    new B 10@10000 id=p
    fill p 10@10000
    new S 10@10001 id=exit
    new S 11@10001 id=turn
    new B 1@9999 id=more
    new S 5@10001 id=other of=1
    new S 5@10001 id=grown
    ack grown
    replace grown 11@10001
    hold 7 entries
    drop 7
    timers      → guard_fired entries
    settle      → cancel_requested of turn, cancel_requested of more, cancel_requested of other, cancel_requested of grown, fanout_done value 4
    order exit  → routed
  `);
  play(`
    new S 10@10000 id=p
    fill p 10@10000
    new B 10@9999 id=exit
    new B 11@9999 id=turn
    new S 1@10001 id=more
    hold 7 entries
    drop 7
    timers
    settle      → cancel_requested of turn, cancel_requested of more, fanout_done value 2
    order exit  → routed
  `);
});

test('the cancels of several guards run one after the other, each over its own account', () => {
  play(`
    new B 1@10000 id=a
    new B 1@10000 id=b account=1
    hold 7 entries
    hold 8 entries account=1
    drop 7
    drop 8 account=1
    timers  → guard_fired key 7, guard_fired key 8
    settle  → cancel_requested of a, fanout_done value 1, cancel_requested of b, fanout_done value 1
  `);
});

test('what is left of an exit counts, and the position as it is at the look', () => {
  const script = play(`
    new B 10@10000 id=p
    fill p 10@10000
    new S 12@10001 id=partly
    fill partly 6@10001
    new S 4@10001 id=exit
    hold 7 entries
    drop 7
    timers       → guard_fired entries
    # 4 are left of the position, 6 of the first exit
    fanouts      → cancel_requested of partly, fanout_done value 1
    order exit   → routed
  `);
  script.play(`
    fill exit 2@10001
    hold 7 entries
    drop 7
    timers       → guard_fired entries
    settle       → fanout_done value 0
  `);
});

test('unknown orders, and orders of brokers that are down, are asked to end too', () => {
  play(`
    new B 1@10000 id=a
    new B 1@10000 id=b
    ack b
    report unknown a
    down 0
    hold 7
    drop 7
    timers                → guard_fired
    settle                → cancel_requested unknown of a, cancel_requested pending_cancel of b, fanout_done value 2
    up 0
    settle
    state open a 1@10000  → resolved_open, cancel_requested pending_cancel of a
  `);
});

test('a restart counts whoever was there as gone, with the grace from then on', () => {
  const script = play(`
    new B 1@10000 id=a
    ack a
    hold 7 grace=10s
    hold 8 grace=1h
    after 9 1h
    wait 1h
  `);
  const again = replayed(script);
  again.world.inputs.nowUs = script.world.inputs.nowUs;
  again.play(`
    restart        → restarted, fanout_done
    guard 7        → loose dropped
    guard 9        → loose waiting
    timers         → guard_fired key 9 by after
    settle         → cancel_requested of a, fanout_done
    report cancelled a
    new B 1@10000 id=b
    timers +9999ms → nothing
    hold 8 grace=1h
    timers +1ms    → guard_fired key 7 by drop
    timers +50m    → nothing
  `);
});

test('a grace that ended while the process was away ends as soon as what was under way is known to be unknown', () => {
  const script = play(`
    new B 1@10000 id=a
    hold 7 grace=10s
    drop 7
    wait 1h
  `);
  const again = replayed(script);
  again.world.inputs.nowUs = script.world.inputs.nowUs;
  again.world.restart();
  again.play(`
    timers                → nothing
    fanouts               → outcome_unknown of a, fanout_done
    timers                → guard_fired key 7
    settle                → cancel_requested unknown of a, fanout_done
    up 0
    settle
    state open a 1@10000  → resolved_open, cancel_requested pending_cancel of a
  `);
});

test('a guard that finds no room for its fan-out fires when there is some', () => {
  // 8 rows: one for a restart, one for each of 3 brokers, 4 for cancel-alls; and 4 more for guards.
  const full: { capacities: typeof smallCapacities; brokers: number } = {
    capacities: { ...smallCapacities, guards: 16 },
    brokers: 3,
  };
  const script = play('new B 1@10000 id=a', full).play(`
    ${'cancel all → cancel_all_started\n'.repeat(4)}
  `);
  for (let key = 1; key <= 6; key++) script.play(`hold ${key}\ndrop ${key}`);
  script.play(`
    timers      → 4 × guard_fired
    timers      → nothing
    cancel all  → query_refused FANOUT_FULL
    up 0        → broker_session
    up 1        → broker_session
    up 2        → broker_session
  `);
  assert.ok(nextDueUs(script.world.state) <= script.world.inputs.nowUs);
  script.world.restart();
  script.play(`
    timers      → nothing
    settle
    timers      → guard_fired key 5, guard_fired key 6
    settle
    timers      → nothing
  `);
  assert.equal(script.world.state.guardRows.size, 0);
});

test('while no row of a fan-out is free, orders that are due end all the same', () => {
  const options = { capacities: { ...smallCapacities, guards: 16 }, brokers: 3 };
  const script = play('new B 1@10000 id=a gtd until=+1s', options).play('cancel all\n'.repeat(4));
  for (let key = 1; key <= 5; key++) script.play(`hold ${key}\ndrop ${key}`);
  script.play('timers +1s → 4 × guard_fired, cancel_requested of a');
});

test('a guard for which there is no row is refused with a code, and whoever has one keeps it', () => {
  const script = play(`
    hold 1
    hold 2
    after 3 10s
    hold 4 account=1
    hold 5             → query_refused GUARD_FULL
    after 5 10s        → query_refused GUARD_FULL
    hold 1 entries     → guard_held
    after 2 10s        → cancel_after_set
    drop 5             → guard_dropped value 0
    release 5          → guard_released
    after 5 0s         → cancel_after_set value 0
    after 3 0s
    hold 5             → guard_held
    hold 6             → query_refused GUARD_FULL
  `);
  assert.equal(smallCapacities.guards, 4);
  assert.equal(DefaultCapacities.guards, 4096);
  assert.equal(script.world.state.guardRows.size, 4);
});

test('what no door lets through is refused, whatever it is', () => {
  const { hold, drop, after } = {
    hold: CommandKind.guard_hold,
    drop: CommandKind.guard_drop,
    after: CommandKind.cancel_after,
  };
  const bad = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 2 ** 53];
  const { world } = play('');
  const before = { ...world.state.hash };
  const refusal = ([told]: Told[]): string | undefined => (told?.kind === 'query_refused' ? told.reject : told?.kind);
  for (const value of bad) {
    assert.equal(refusal(world.guard(hold, value, 0, GuardScope.all, 0)), 'INVALID_PARAMETER');
    assert.equal(refusal(world.guard(drop, value)), 'INVALID_PARAMETER');
    assert.equal(refusal(world.guard(hold, 7, 0, value, 0)), 'INVALID_PARAMETER');
    assert.equal(refusal(world.guard(hold, 7, 0, GuardScope.all, value)), 'INVALID_PARAMETER');
    assert.equal(refusal(world.guard(after, 7, 0, 0, value)), 'INVALID_PARAMETER');
  }
  assert.equal(refusal(world.guard(hold, 7, 0, 0, 0)), 'INVALID_PARAMETER');
  assert.equal(refusal(world.guard(hold, 7, 0, 3, 0)), 'INVALID_PARAMETER');
  assert.equal(refusal(world.guard(hold, 7, 0, GuardScope.all, 600_000_001)), 'INVALID_PARAMETER');
  assert.equal(refusal(world.guard(after, 7, 0, 0, 999_999)), 'INVALID_PARAMETER');
  assert.equal(refusal(world.guard(after, 7, 0, 0, 3_600_000_001)), 'INVALID_PARAMETER');
  for (const account of [-1, 2, 3, 4, 1e9]) {
    assert.equal(refusal(world.guard(hold, 7, account, GuardScope.all, 0)), 'FORBIDDEN_ACCOUNT');
  }
  assert.deepEqual({ ...world.state.hash }, before);
  assert.equal(refusal(world.guard(hold, 7, 0, GuardScope.all, 600_000_000)), 'guard_held');
  assert.equal(refusal(world.guard(after, 7, 0, 0, 3_600_000_000)), 'cancel_after_set');
  assert.equal(refusal(world.guard(after, 7, 0, 0, 1_000_000)), 'cancel_after_set');
});

test('a cancel that a guard began and a crash interrupted goes on where it stood, and leaves what it left', () => {
  const script = play(`
    new B 10@10000 id=p
    fill p 10@10000
    new S 10@10001 id=exit
  `);
  for (let n = 0; n < 20; n++) script.play(`new B 1@9000 as=n${n}`);
  script.play(`
    hold 7 entries
    drop 7
    timers  → guard_fired
    fanouts → 16 × cancel_requested
  `);
  replayed(script).play(`
    fanouts    → 4 × cancel_requested, fanout_done value 20
    order exit → routed
  `);
});

test('events of guards have a later version, so that a program that does not know them refuses the journal', () => {
  const { world } = play(`
    new B 1@10000
    hold 7
    drop 7
    timers
    settle
    release 7
    after 7 1s
  `);
  for (const bytes of world.journal) {
    const kindVersion = recordsOf(bytes.slice().buffer).i32[EventHalf.KIND_VERSION]!;
    const kind = kindVersion & 0xffff;
    const isGuard = kind >= EventKind.guard_held && kind <= EventKind.guard_fired;
    assert.equal(kindVersion >>> 16, isGuard ? GUARD_EVENT_VERSION : 1);
  }
});

test('any day with guards is decided again as it was, and a copy of its tables goes on the same', () => {
  const time = fc.constantFrom('0s', '1s', '2s', '10s', '600s');
  const key = fc.nat({ max: 4 });
  const account = fc.nat({ max: 1 });
  const act = fc.oneof(
    fc
      .tuple(key, account, time, fc.boolean())
      .map(([k, a, t, e]) => `hold ${k} account=${a} grace=${t}${e ? ' entries' : ''}`),
    fc.tuple(key, account).map(([k, a]) => `drop ${k} account=${a}`),
    fc.tuple(key, account).map(([k, a]) => `release ${k} account=${a}`),
    fc.tuple(key, account, time).map(([k, a, t]) => `after ${k} ${t} account=${a}`),
    fc.tuple(account, fc.constantFrom('B', 'S')).map(([a, side]) => `new ${side} 5@10000 account=${a}`),
    time.map((t) => `timers +${t}`),
    fc.constantFrom('fanouts', 'settle', 'restart'),
  );
  const or = fc.oneof({ weight: 9, arbitrary: act }, { weight: 1, arbitrary: fc.constant('cancel all account=1') });
  const many = (what: fc.Arbitrary<string>, maxLength: number) => fc.array(what, { maxLength, size: 'max' });
  fc.assert(
    fc.property(many(or, 60), many(act, 20), (before, behind) => {
      const script = play(before.join('\n'));
      replayed(script);
      const { state } = script.world;
      const copy = createState(smallCapacities);
      for (const [i, table] of state.tables.entries()) {
        loadTable(copy.tables[i]!, table.words.slice(0, table.touched * table.width), table.touched);
      }
      Object.assign(copy.hash, hashOf(copy.tables));
      assert.deepEqual(copy.hash, { ...state.hash });
      rebuildIndexes(copy);
      const other = scriptOf(worldOf(copy, {}, false));
      Object.assign(other.world.inputs, script.world.inputs);
      for (const line of behind) {
        script.play(line);
        other.play(line);
        assert.ok(isDeepStrictEqual({ ...copy.hash }, { ...state.hash }), `after ${line}`);
      }
      assert.equal(state.guardRows.size, copy.guardRows.size);
    }),
    { numRuns: 200 },
  );
});
