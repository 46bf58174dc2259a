import assert from 'node:assert/strict';
import { examples } from '../../gateway/docs/examples.ts';
import { HTTP_CALLS } from '../../gateway/docs/http/http-calls.ts';
import { WS_CHANNELS, WS_METHODS } from '../../gateway/docs/ws-calls.ts';
import type { Json } from '../support/gateway-program.ts';
import { untilTrue } from '../support/program.ts';
import type { WsClient } from '../support/ws-client.ts';
import { type RawAnswer, type RawRequest, exchange } from './exchange.ts';
import { type HttpContract, createHttpContract } from './http-contract.ts';
import { type WsContract, createWsContract } from './ws-contract.ts';

/** The contracts that all parts of the test share, and calls that are held to them. */
export let http: HttpContract;
export let ws: WsContract;

export const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '44000', time_in_force: 'GTC' };
const KINDS = Object.fromEntries(WS_CHANNELS.map(({ key, kinds }) => [key, kinds]));

/** Takes the documents of a running gateway. */
export async function hold(port: number): Promise<void> {
  const document = async (path: string): Promise<Json> =>
    JSON.parse((await exchange(port, { method: 'GET', path })).body) as Json;
  http = createHttpContract(await document('/openapi.json'));
  ws = createWsContract(await document('/asyncapi.json'), KINDS);
}

/** Asks and holds the answer, which may have no content, to the document. */
export async function answerOf(port: number, request: RawRequest): Promise<RawAnswer> {
  const answer = await exchange(port, request);
  http.check(answer);
  return answer;
}

/** Asks and holds the answer to the document. */
export async function ask(port: number, request: RawRequest, status?: number, code?: string): Promise<Json> {
  const answer = await answerOf(port, request);
  const { error } = jsonOf(answer);
  const what = `${request.method} ${request.path} ${request.body ?? ''}: ${answer.body}`;
  if (status !== undefined) assert.equal(answer.status, status, what);
  if (code !== undefined) assert.equal(error?.code, code, what);
  return jsonOf(answer);
}

function jsonOf({ body, headers }: RawAnswer): Json {
  return headers.get('content-type')!.startsWith('application/json') ? (JSON.parse(body) as Json) : {};
}

/** Calls, and holds the answer to the document; frames of channels that come meanwhile stay where they are. */
export async function call(
  client: WsClient,
  method: string,
  params: unknown,
  status?: number,
  code?: string,
): Promise<Json> {
  const answer: Json = await client.call(method, params);
  ws.answer(method, answer);
  const what = `${method} ${JSON.stringify(params)}: ${JSON.stringify(answer)}`;
  if (status !== undefined) assert.equal(answer['status'], status, what);
  if (code !== undefined) assert.equal(answer['error']?.code, code, what);
  return answer;
}

export function checkFrames(client: WsClient): void {
  for (const frame of client.frames.splice(0)) ws.frame(frame);
}

/** A request as the document shows it, for any operation. */
export function exampleOf(method: string, template: string): RawRequest {
  const operation = http.operation(method, template);
  let path = template;
  for (const { name, in: place, example } of (operation['parameters'] ?? []) as Json[]) {
    if (place === 'path') path = path.replace(`{${name}}`, String(example));
  }
  const content = operation['requestBody']?.content['application/json'] as Json | undefined;
  if (content === undefined) return { method, path };
  // Of a call with several kinds of request the first.
  const [first] = Object.values((content['examples'] ?? {}) as Record<string, Json>);
  return { method, path, body: JSON.stringify(content['example'] ?? first?.['value']) };
}

/** Those that the engine answers. */
const ENGINE_CALLS = HTTP_CALLS.filter(({ codes }) => codes.includes('REQUEST_TIMEOUT'));
const ENGINE_METHODS = WS_METHODS.filter(({ codes }) => codes.includes('REQUEST_TIMEOUT'));

export async function askEngineCalls(port: number, status: number, code: string): Promise<void> {
  await Promise.all(ENGINE_CALLS.map(({ method, path }) => ask(port, exampleOf(method, path), status, code)));
}

export async function callEngineMethods(client: WsClient, status: number, code: string): Promise<void> {
  await Promise.all(
    ENGINE_METHODS.map(({ name, paramsExample }) => call(client, name, examples[paramsExample], status, code)),
  );
}

export async function becomes(port: number, id: string, status: string): Promise<void> {
  await untilTrue(
    async () => (await ask(port, { method: 'GET', path: `/orders/${id}` }))['status'] === status,
    `order ${id} to be ${status}`,
  );
}
