import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import { createRequestHead } from '../../../gateway/http/request-head.ts';
import { JsonReader } from '../../../gateway/inbound/json-reader.ts';
import { createAdmittance } from '../../../gateway/keys/admittance.ts';
import { createHttpEntry } from '../../../gateway/keys/http-entry.ts';
import { createKeyring } from '../../../gateway/keys/keyring.ts';
import { createLogons } from '../../../gateway/keys/logons.ts';
import { type Session, createSession } from '../../../gateway/ws/session.ts';
import { type TestKey, ed25519Key, logonParams } from '../../support/keys-world.ts';
import type { Loose } from '../../support/loose.ts';
import { until } from '../../support/until.ts';

/** Logons without sockets: an Ed25519 signature is being checked until the test waits for it. */
function world(...keys: readonly TestKey[]) {
  let nowMs = 1_790_000_000_000;
  let laterNs = 0;
  const clock = { nowUs: () => nowMs * 1000, monotonicNs: () => laterNs };
  const directory = createDirectory(SimulatedInstruments, ['demo'], []);
  const keyring = createKeyring(directory);
  keyring.replace(keys.map(({ entry }) => entry));
  const admittance = createAdmittance(clock);
  const flushed: Session[] = [];
  const logons = createLogons({
    keyring,
    admittance,
    clock,
    directory,
    epoch: 'journal-1',
    flush: (session) => flushed.push(session),
    loggedOut: () => undefined,
  });
  nowMs += 60_000;

  function opened(): Session {
    const session = createSession(
      {
        send: () => 1,
        cork: (write) => {
          write();
        },
        getBufferedAmount: () => 0,
        ping: () => 1,
        end: () => {
          leave(session);
        },
        subscribe: () => true,
        unsubscribe: () => true,
      },
      undefined,
    );
    logons.opened(session);
    return session;
  }

  function leave(session: Session): void {
    session.isClosed = true;
    logons.closed(session);
  }

  /** The code of each answer, 'done' for a good one. */
  function logon(session: Session, params: Loose): string[] {
    const answers: string[] = [];
    const reader = new JsonReader();
    const text = Buffer.from(JSON.stringify(params));
    assert.equal(reader.read(text, 0, text.length), 0);
    logons.logon(session, reader, {
      ok: () => answers.push('done'),
      refuse: ({ code }) => answers.push(code),
    });
    return answers;
  }

  return {
    logons,
    keyring,
    opened,
    leave,
    logon,
    params: (key: TestKey): Loose => logonParams(key, nowMs),
    pass: (ms: number) => (laterNs += ms * 1_000_000),
  };
}

const key = ed25519Key(1);

/** Whatever was being checked is settled when as many later ones are. */
async function settled(at: ReturnType<typeof world>): Promise<void> {
  for (let i = 0; i < 8; i++) {
    const other = at.opened();
    const answers = at.logon(other, { ...at.params(key), nonce: 'wrong' });
    await until(() => answers.length > 0, 'a later answer');
    at.leave(other);
  }
}

test('a session that has left while its signature was checked is not logged on', async () => {
  const at = world(key);
  const session = at.opened();
  const answers = at.logon(session, at.params(key));
  at.leave(session);
  await settled(at);
  assert.deepEqual([answers, session.principal], [[], undefined]);
  // None of the key's 20 places is taken.
  const others = Array.from({ length: 20 }, () => at.logon(at.opened(), at.params(key)));
  await until(() => others.every(([answer]) => answer === 'done'), 'twenty logons');
});

test('a session whose time ran out while its signature was checked is not logged on', async () => {
  const at = world(key);
  const session = at.opened();
  const answers = at.logon(session, at.params(key));
  at.pass(5_000);
  at.logons.tick();
  await settled(at);
  assert.deepEqual([session.isClosed, answers, session.principal], [true, [], undefined]);
});

test('a key that is revoked while its signature is checked does not enter', async () => {
  const at = world(key);
  const session = at.opened();
  const answers = at.logon(session, at.params(key));
  at.keyring.replace([]);
  at.logons.recheck();
  await until(() => answers.length > 0, 'the answer');
  assert.deepEqual([answers, session.principal], [['UNAUTHORIZED'], undefined]);
});

test('a key that has changed while its signature is checked does not enter as it was', async () => {
  const at = world(key);
  const session = at.opened();
  const answers = at.logon(session, at.params(key));
  at.keyring.replace([{ ...key.entry, scopes: ['read'] }]);
  await until(() => answers.length > 0, 'the answer');
  assert.deepEqual([answers, session.principal], [['UNAUTHORIZED'], undefined]);
});

test('while one logon is checked another is refused; after it was refused another is taken', async () => {
  const at = world(key);
  const session = at.opened();
  const first = at.logon(session, { ...at.params(key), nonce: 'wrong' });
  assert.deepEqual(at.logon(session, at.params(key)), ['LOGGED_ON']);
  await until(() => first.length > 0, 'the first answer');
  const second = at.logon(session, at.params(key));
  await until(() => second.length > 0, 'the second answer');
  assert.deepEqual([first, second, session.principal?.key], [['UNAUTHORIZED'], ['done'], key.entry.id]);
});

test('at most 64 signatures are checked at once, and there is room again afterwards', async () => {
  const at = world(key);
  const checked = Array.from({ length: 64 }, () => at.logon(at.opened(), { ...at.params(key), nonce: 'wrong' }));
  assert.deepEqual(at.logon(at.opened(), at.params(key)), ['RATE_LIMITED']);
  await until(() => checked.every(({ length }) => length === 1), 'all answers');
  const again = at.logon(at.opened(), at.params(key));
  await until(() => again.length > 0, 'the answer');
  assert.deepEqual(again, ['done']);
});

test('metrics, latency and details are open to peers of this machine only', () => {
  const at = world(key);
  const clock = { nowUs: () => 0, monotonicNs: () => 0 };
  const entry = createHttpEntry(at.keyring, createAdmittance(clock));
  for (const path of ['/metrics', '/latency', '/health/detailed']) {
    for (const [peer, code] of [
      [[127, 0, 0, 1], ''],
      [[10, 0, 0, 1], 'UNAUTHORIZED'],
      [[], 'UNAUTHORIZED'],
    ] as const) {
      const head = { ...createRequestHead(), method: 'GET', path };
      const who = entry(head, new Uint8Array(0), { peer: () => Uint8Array.from(peer) });
      assert.equal('code' in who ? who.code : '', code, `${path} from ${peer.join('.')}`);
    }
  }
});
