import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { Reject } from '../../../core/schema/reject.ts';
import { catalogOf } from '../../../core/wire/catalog.ts';
import { WireType } from '../../../core/wire/header.ts';
import { type Principal, Scope } from '../../../gateway/keys/principal.ts';
import { createSession } from '../../../gateway/ws/session.ts';
import { createDoor } from '../../fuzz/targets/door.ts';
import { asRefused, placeRecord, record, recordsIn } from '../../support/wire-client.ts';

const catalog = catalogOf(SimulatedInstruments);
const everything: Principal = { key: 'k', number: 1, scopes: Scope.trade, accounts: [1], symbols: undefined };
const place = placeRecord(catalog, 1);
const cancel = record('cancel', { requestId: 2, orderId: 5 });
const replace = record('replace', { requestId: 3, catalog, orderId: 5, priceTicks: 9 });
const ping = record('ping', { requestId: 4 });
const { UNAUTHORIZED, FORBIDDEN_SCOPE, FORBIDDEN_SYMBOL, FORBIDDEN_ACCOUNT, INVALID_FRAME } = Reject;

/** What a frame of one with these rights is answered with at once, and how many requests the engine gets. */
function ask(principal: Principal | undefined, frame: Uint8Array): { codes: readonly number[]; handed: number } {
  const door = createDoor();
  const codes: number[] = [];
  const session = createSession(
    {
      send(message) {
        assert.ok(message instanceof Uint8Array);
        for (const one of recordsIn(message)) codes.push(one.type === WireType.refused ? asRefused(one).code : 0);
        return 1;
      },
      cork: (write) => write(),
      getBufferedAmount: () => 0,
      ping: () => 1,
      end: () => undefined,
      subscribe: () => true,
      unsubscribe: () => true,
    },
    principal,
  );
  door.sessions.add(session, 1);
  door.wsDoor.binary(session, Uint8Array.from(frame).buffer, 1);
  return { codes, handed: door.settle() };
}

const cases: readonly (readonly [string, Principal | undefined, Uint8Array, readonly number[], number])[] = [
  ['nobody yet may ping', undefined, ping, [0], 0],
  ['nobody yet may place', undefined, place, [UNAUTHORIZED.code], 0],
  ['nobody yet may cancel', undefined, cancel, [UNAUTHORIZED.code], 0],
  ['nobody yet, and no record', undefined, place.subarray(1), [INVALID_FRAME.code], 0],
  ['one who may trade', everything, Buffer.concat([place, cancel, replace]), [], 3],
  ['one who may cancel only', { ...everything, scopes: Scope.cancel }, place, [FORBIDDEN_SCOPE.code], 0],
  ['one who may cancel only: a replace', { ...everything, scopes: Scope.cancel }, replace, [FORBIDDEN_SCOPE.code], 0],
  ['one who may cancel only: a cancel', { ...everything, scopes: Scope.cancel }, cancel, [], 1],
  ['one who may read only', { ...everything, scopes: Scope.read }, cancel, [FORBIDDEN_SCOPE.code], 0],
  ['one with other symbols', { ...everything, symbols: new Set([1]) }, place, [FORBIDDEN_SYMBOL.code], 0],
  ['one with this symbol', { ...everything, symbols: new Set([0]) }, place, [], 1],
  ['one account only', everything, placeRecord(catalog, 1, { account: 1 }), [FORBIDDEN_ACCOUNT.code], 0],
];

for (const [name, principal, frame, codes, handed] of cases) {
  test(`records of ${name}: refused with [${codes.join()}], ${handed} go on`, () => {
    assert.deepEqual(ask(principal, frame), { codes, handed });
  });
}
