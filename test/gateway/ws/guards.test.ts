import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CommandKind } from '../../../core/schema/command.ts';
import type { GuardCommands } from '../../../gateway/inbound/guard-commands.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import { createGuards } from '../../../gateway/ws/guards.ts';
import { type Session, createSession } from '../../../gateway/ws/session.ts';

const { guard_hold, guard_drop, guard_release } = CommandKind;
const nobody = { ok: () => undefined, refuse: () => undefined };

/** The engine's view of one guard, as a ring that is sometimes full tells it. */
function createWorld() {
  const state = { hasRoom: true, isHeld: false, isDropped: false, log: [] as string[] };
  function take(kind: number): boolean {
    if (!state.hasRoom) return false;
    if (kind === guard_hold) Object.assign(state, { isHeld: true, isDropped: false });
    else if (kind === guard_release) Object.assign(state, { isHeld: false, isDropped: false });
    else if (kind === guard_drop) Object.assign(state, { isHeld: false, isDropped: true });
    state.log.push(String(kind));
    return true;
  }
  const commands: GuardCommands = { ask: take, tell: take };
  return { state, guards: createGuards(commands, ['demo']) };
}

function sessionOf(): Session {
  return createSession(undefined as never, localPrincipal(1));
}

const hold = { account: 0, scope: 1, graceMs: 0 };

test('a logout releases the guard of the last session, and leaves that of others', () => {
  const { state, guards } = createWorld();
  const [one, other] = [sessionOf(), sessionOf()];
  guards.enable(one, hold, nobody);
  guards.enable(other, hold, nobody);
  guards.loggedOut(one);
  guards.closed(one);
  assert.deepEqual(state.log, [String(guard_hold), String(guard_hold)]);
  guards.loggedOut(other);
  guards.closed(other);
  assert.deepEqual(state.log.slice(2), [String(guard_release)]);
});

test('a logout that finds the ring full is told later, and the close behind it drops nothing', () => {
  const { state, guards } = createWorld();
  const session = sessionOf();
  guards.enable(session, hold, nobody);
  state.hasRoom = false;
  guards.loggedOut(session);
  guards.closed(session);
  assert.equal(guards.owed(), 1);
  state.hasRoom = true;
  guards.settle();
  assert.deepEqual([guards.owed(), state.isHeld, state.isDropped], [0, false, false]);
});

/**
 * Model: three sessions of one key enable, disable, log out and close in any order while the ring is full now and then.
 * Once it has room again the engine's guard is held exactly while a session holds it; it is dropped if the last one's
 * connection ended, and not if it said goodbye.
 */
test('whatever sessions do while the ring is full now and then, the engine ends up knowing who is there', () => {
  const act = fc.record({
    what: fc.constantFrom('enable', 'disable', 'logout', 'close', 'full', 'room'),
    who: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
      const { state, guards } = createWorld();
      const sessions = [sessionOf(), sessionOf(), sessionOf()];
      const holders = new Set<number>();
      let isDropped = false;
      for (const { what, who } of acts) {
        const had = holders.has(who);
        if (what === 'full' || what === 'room') state.hasRoom = what === 'room';
        else if (what === 'enable') {
          guards.enable(sessions[who]!, hold, nobody);
          if (!state.hasRoom) continue;
          holders.add(who);
          isDropped = false;
        } else if (what === 'disable') {
          guards.disable(sessions[who]!, 0, nobody);
          const others = holders.size - (had ? 1 : 0);
          if (others === 0 && !state.hasRoom) continue;
          holders.delete(who);
          if (others === 0) isDropped = false;
        } else {
          if (what === 'logout') guards.loggedOut(sessions[who]!);
          else guards.closed(sessions[who]!);
          holders.delete(who);
          if (had && holders.size === 0) isDropped = what === 'close';
          if (what === 'close') sessions[who] = sessionOf();
        }
      }
      state.hasRoom = true;
      guards.settle();
      assert.deepEqual([state.isHeld, state.isDropped, guards.owed()], [holders.size > 0, isDropped, 0]);
    }),
    { numRuns: 2_000 },
  );
});
