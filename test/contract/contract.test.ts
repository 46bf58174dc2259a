import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HTTP_CALLS } from '../../gateway/docs/http/http-calls.ts';
import { WS_METHODS } from '../../gateway/docs/ws-calls.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf } from '../support/program.ts';
import { RECORD_CODES } from '../../gateway/docs/code-sets.ts';
import { fullGuards, handshakes, oldSessions, rareFrames, silentEngine } from './door-part.ts';
import { hold, http, ws } from './held.ts';
import {
  cancelReplacesOverHttp,
  heads,
  listsOverHttp,
  malformed,
  newTermsOverHttp,
  ordersOverHttp,
  otherMethods,
  pages,
  refusedAtEntry,
} from './http-part.ts';
import {
  awayBroker,
  fullDisk,
  fullTables,
  limits,
  muteVenue,
  prices,
  slowVenue,
  tooManyConnections,
  venueWords,
} from './special-part.ts';
import { risk } from './risk-part.ts';
import { withKeys } from './keys-part.ts';
import { losses, rareInstruments, staleValues, varLimit } from './rare-part.ts';
import { records } from './records-part.ts';
import { stops } from './stop-part.ts';
import { tooManyNonces } from './signed-part.ts';
import { badFrames, channels, methods, sessionMethods } from './ws-part.ts';

/** Codes that are documented and not seen here, and why. Their statuses were, by other codes. */
const NOT_PROVOKED: Readonly<Record<string, string>> = {
  RECOVERING: 'the moment between a broker’s session and its reconciliation',
  NOT_SENT: 'the moment in which a session ends with an order before it',
  PLAN_TABLE_FULL: 'there is room for thousands of orders with terms: test/core/order has it',
  RISK_TABLE_FULL: 'tables of limits and tags have room for thousands: test/core/risk has it',
};

/**
 * The running gateway, held to its own documents: every documented (path, method, status), every method's status and
 * every kind of frame is provoked, and each real answer validates. The parts share what was seen; the last asks what is
 * missing.
 */
test('the running gateway keeps to its documents, and everything that they tell of was seen', async (context) => {
  const { port, program } = await openGatewayProgram(context, folderOf(context));
  await hold(port);
  assert.equal(http.operations.length, HTTP_CALLS.length);
  assert.equal(ws.methods.length, WS_METHODS.length);

  await context.test('what is refused at the entry', () => refusedAtEntry(port));
  await context.test('other methods and paths', () => otherMethods(port));
  await context.test('what is no HTTP request', () => malformed(port));
  await context.test('HEAD is answered as GET, without the body', () => heads(port));
  await context.test('pages', () => pages(port));
  await context.test('orders over HTTP', () => ordersOverHttp(port));
  await context.test('new terms over HTTP', () => newTermsOverHttp(port));
  await context.test('cancel-replaces over HTTP', () => cancelReplacesOverHttp(port));
  await context.test('lists over HTTP', () => listsOverHttp(port));
  await context.test('money and limits', () => risk(port));
  await context.test('methods', () => methods(port));
  await context.test('methods of the session', () => sessionMethods(port));
  await context.test('frames that are no call', () => badFrames(port));
  await context.test('channels', () => channels(port));
  await context.test('records', () => records(port));
  await context.test('a gateway with keys', (part) => withKeys(part, port));
  await context.test('more signed requests than a key may send in a moment', tooManyNonces);
  await context.test('too many connections', tooManyConnections);
  await context.test('a gateway whose broker is away', awayBroker);
  await context.test('a gateway whose disk is full', fullDisk);
  await context.test('a venue that never answers, and a gateway that is stopping', muteVenue);
  await context.test('limits of the account, and orders on their way', limits);
  await context.test('full tables', fullTables);
  await context.test('prices that are absent or old', prices);
  await context.test('what a venue says', venueWords);
  await context.test('what a venue has not said yet', slowVenue);
  await context.test('what is stopped and goes on', () => stops(port));
  await context.test('instruments with a freeze quantity, an expiry, a session', rareInstruments);
  await context.test('values that are too old', staleValues);
  await context.test('a value at risk', varLimit);
  await context.test('losses', losses);
  await context.test('an engine that does not answer: 504 and BUSY', silentEngine);
  await context.test('handshakes', () => handshakes(port));
  await context.test('as many guards as there may be', fullGuards);
  await context.test('a session that is too old', oldSessions);
  await context.test('rare frames, and as many feeds as there may be', rareFrames);
  await context.test('nothing that is documented was left out', () => {
    assert.deepEqual(http.missing(), [], 'documented answers that were never provoked');
    assert.deepEqual(ws.missing(), [], 'documented frames that were never provoked');
    const documented = new Set([...HTTP_CALLS, ...WS_METHODS].flatMap(({ codes }) => codes).concat(RECORD_CODES));
    const unseen = [...documented].filter((code) => !http.codes.has(code) && !ws.codes.has(code));
    assert.deepEqual(unseen.sort(), Object.keys(NOT_PROVOKED).sort(), 'codes that were never provoked');
  });
  assert.equal(await program.stop(), 0);
});
