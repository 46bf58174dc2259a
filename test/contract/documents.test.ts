import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import specs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { METHODS } from '../../gateway/ws/ws-door.ts';
import { BY_CLIENT_ID, CANCEL_REPLACE, HEALTH, ORDERS, PATHS, QUOTES } from '../../gateway/http/routes.ts';
import { createDocuments } from '../../gateway/docs/documents.ts';
import { HTTP_CALLS } from '../../gateway/docs/http/http-calls.ts';
import { ORDER_EXAMPLES } from '../../gateway/docs/order-examples.ts';
import { REJECT_NAMES, whenTold } from '../../gateway/docs/reject-texts.ts';
import { FRAME_CODES, WS_CLOSES, WS_METHODS } from '../../gateway/docs/ws-calls.ts';
import { answerSchemas } from '../../gateway/docs/answer-schemas.ts';
import { requestSchemas } from '../../gateway/docs/request-schemas.ts';
import { RECORD_CODES } from '../../gateway/docs/code-sets.ts';
import { prose } from '../../gateway/docs/html.ts';
import { recordAnchor } from '../../gateway/docs/wire-part.ts';
import { SESSION_METHODS } from '../../gateway/ws/session-methods.ts';
import { CloseCode } from '../../gateway/ws/socket-port.ts';
import { STYLE } from '../../gateway/docs/page-style.ts';
import type { Json } from '../support/gateway-program.ts';
import { WIRE_CODECS } from '../support/wire-codecs.ts';
import { createHttpContract, escaped } from './http-contract.ts';

const documents = createDocuments(() => '0.1.0', '127.0.0.1:8099');
const openapi = JSON.parse(documents.openapi().body) as Json;
const asyncapi = JSON.parse(documents.asyncapi().body) as Json;

/** Codes that no call names, and why. */
const OF_NO_CALL: Readonly<Record<string, string>> = {
  METHOD_NOT_ALLOWED: 'told where the method is none of the calls of its path',
  CANCEL_REJECTED: 'told in the orders channel',
  REPLACE_REJECTED: 'told in the orders channel',
};

test('the OpenAPI document is one by the schema of OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(openapi));
  assert.ok(valid, JSON.stringify(errors, undefined, 1));
  assert.equal(validator.version, '3.1');
});

test('the AsyncAPI document is one by the schema of AsyncAPI 3.0', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(specs.schemasWithoutId['3.0.0'] as Json);
  assert.ok(validate(asyncapi), JSON.stringify(validate.errors, undefined, 1));
});

test('every reference in both documents leads somewhere', () => {
  let count = 0;
  for (const document of [openapi, asyncapi]) {
    walk(document, ({ $ref }) => {
      if (typeof $ref !== 'string') return;
      count += 1;
      const found = $ref
        .slice(2)
        .split('/')
        .reduce<Json | undefined>((at, token) => at?.[token.replaceAll('~1', '/')] as Json | undefined, document);
      assert.ok($ref.startsWith('#/') && found !== undefined, $ref);
    });
  }
  assert.ok(count > 100);
});

test('every schema of an object says whether it is closed, so that no field can come unannounced', () => {
  for (const [name, schema] of Object.entries(openapi['components'].schemas as Json)) {
    walk(schema as Json, (one) => {
      if (one['type'] === 'object') assert.notEqual(one['additionalProperties'], undefined, name);
    });
  }
});

test('the calls are those of the router: no path more, none less', () => {
  const router = [
    ...PATHS,
    '/ws',
    `${ORDERS}{order_id}`,
    `${ORDERS}{order_id}${CANCEL_REPLACE}`,
    `${BY_CLIENT_ID}{client_order_id}`,
    `${QUOTES}{symbol}`,
    ...['ready', 'detailed', '{component}'].map((name) => HEALTH + name),
  ];
  assert.deepEqual([...new Set(HTTP_CALLS.map(({ path }) => path))].sort(), router.sort());
});

test('the methods are those of the WebSocket door', () => {
  assert.deepEqual(WS_METHODS.map(({ name }) => name).sort(), [...METHODS, ...SESSION_METHODS].sort());
});

test('every code says when it is told, and some call names it', () => {
  const named = new Set<string>(
    [...HTTP_CALLS, ...WS_METHODS].flatMap(({ codes }) => codes).concat(FRAME_CODES, RECORD_CODES),
  );
  for (const code of REJECT_NAMES) {
    assert.notEqual(whenTold(code), '', `${code}: gateway/docs/reject-texts.ts doesn't say when it is told`);
    assert.ok(
      named.has(code) !== code in OF_NO_CALL,
      `${code}: is named by a call (gateway/docs/code-sets.ts), or stands in OF_NO_CALL with a reason`,
    );
  }
});

test('no schema of a request has the name of one of an answer', () => {
  for (const name of Object.keys(requestSchemas)) assert.ok(!(name in answerSchemas), name);
});

test('no call names a code twice', () => {
  for (const { codes, ...call } of [...HTTP_CALLS, ...WS_METHODS]) {
    assert.deepEqual([...new Set(codes)], codes, JSON.stringify(call));
  }
});

test('every example of the OpenAPI document fits its schema', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(openapi, 'openapi');
  let count = 0;
  walkPaths(openapi, [], (one, path) => {
    if (!('schema' in one)) return;
    const several = Object.values((one['examples'] ?? {}) as Record<string, Json>).map(({ value }) => value as unknown);
    for (const example of 'example' in one ? [one['example'] as unknown, ...several] : several) {
      count += 1;
      const validate = ajv.compile({ $ref: `openapi#/${[...path, 'schema'].map(escaped).join('/')}` });
      assert.ok(validate(example), `${path.join(' ')}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(example)}`);
    }
  });
  assert.ok(count > 40 + 2 * Object.keys(ORDER_EXAMPLES).length);
});

test('every example of the AsyncAPI document fits its payload', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(asyncapi, 'asyncapi');
  for (const [name, message] of Object.entries(asyncapi['components'].messages as Record<string, Json>)) {
    if (message['contentType'] === 'application/octet-stream') continue;
    const validate = ajv.compile({ $ref: `asyncapi#/components/messages/${escaped(name)}/payload` });
    assert.ok(message['examples'].length > 0, name);
    for (const { payload } of message['examples'] as Json[]) {
      assert.ok(validate(payload), `${name}: ${ajv.errorsText(validate.errors)}`);
    }
  }
});

test('the contract refuses an undocumented field, status, header, type and path', () => {
  const contract = createHttpContract(openapi);
  const type = 'application/json; charset=utf-8';
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}, path = '/health/ready') => ({
    method: 'GET',
    path,
    status,
    headers: new Map(Object.entries({ 'content-type': type, ...headers })),
    body: JSON.stringify(body),
  });
  const good = { status: 'ready', service: 'tickgate' };
  contract.check(answer(200, good));
  assert.throws(() => contract.check(answer(200, { ...good, more: 1 })), /additional properties/);
  assert.throws(() => contract.check(answer(200, { status: 'ready' })), /service/);
  assert.throws(() => contract.check(answer(418, good)), /status is not documented/);
  assert.throws(() => contract.check(answer(200, good, { 'x-more': '1' })), /header x-more is not documented/);
  assert.throws(() => contract.check(answer(200, good, { 'content-type': 'text/plain' })), /type text\/plain/);
  assert.throws(() => contract.check(answer(200, good, {}, '/nowhere')), /no such call/);
  assert.ok(contract.missing().includes('GET /health/ready 503'));
  assert.ok(!contract.missing().includes('GET /health/ready 200'));
});

test('the page holds together: every link leads to a place on it or to a document, and its style is the one allowed', () => {
  const { body, headers } = documents.page();
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  assert.equal(new Set(ids).size, ids.length, 'an id twice');
  for (const [, href] of body.matchAll(/href="([^"]+)"/g)) {
    const isPlace = href!.startsWith('#') && ids.includes(href!.slice(1));
    assert.ok(isPlace || href === '/openapi.json' || href === '/asyncapi.json', href);
  }
  assert.doesNotMatch(body, /<script|<link|<img| style=| on[a-z]+="|https?:\/\/(?!127\.0\.0\.1:8099)/);
  const policy = new Map(headers).get('Content-Security-Policy')!;
  assert.ok(policy.startsWith("default-src 'none'; "));
  assert.ok(
    policy.includes(
      createHash('sha256')
        .update(/<style>([^]*?)<\/style>/.exec(body)![1]!)
        .digest('base64'),
    ),
  );
  assert.ok(body.includes(STYLE));
  for (const { path } of HTTP_CALLS) assert.ok(body.includes(path), path);
  for (const name of [...METHODS, ...SESSION_METHODS, ...REJECT_NAMES]) assert.ok(body.includes(name), name);
});

test('every record has its message and its table, with each of its fields', () => {
  const messages = Object.values(asyncapi['components'].messages as Record<string, Json>);
  const { body } = documents.page();
  for (const { layout } of WIRE_CODECS) {
    const message = messages.find((one) => one['x-record']?.type === layout.type);
    assert.equal(message?.['contentType'], 'application/octet-stream', layout.name);
    assert.equal(message['x-record'].bytes, layout.bytes);
    const part = body.slice(body.indexOf(` id="${recordAnchor(layout)}"`)).split('<h3')[0]!;
    for (const { name, at, bytes, kind, what } of layout.fields) {
      assert.match(
        String(message['description']),
        new RegExp(`\\| ${at} \\| ${bytes || ''} \\| .*\\| ${name} \\|`),
        name,
      );
      const row = `<td class="number">${at}</td><td class="number">${kind === 'end' ? '' : bytes}</td>`;
      assert.ok(part.includes(row) && part.includes(prose(what)), `${layout.name}: ${name}`);
    }
  }
});

test('every close code of the gateway says when it is told', () => {
  const told = new Set<number>(WS_CLOSES.map(([code]) => code));
  for (const [name, code] of Object.entries(CloseCode)) {
    assert.equal(told.has(code), code !== CloseCode.internal, `${name}: nothing ends with ${CloseCode.internal} yet`);
  }
});

test('documents are made once', () => {
  assert.equal(documents.openapi(), documents.openapi());
  assert.equal(documents.page(), documents.page());
});

function walk(value: unknown, visit: (one: Json) => void): void {
  walkPaths(value, [], visit);
}

function walkPaths(value: unknown, path: readonly string[], visit: (one: Json, path: readonly string[]) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, path);
  for (const [name, one] of Object.entries(value)) walkPaths(one, [...path, name], visit);
}
