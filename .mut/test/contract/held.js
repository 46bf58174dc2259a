import assert from 'node:assert/strict';
import { examples } from '../../gateway/docs/examples.js';
import { HTTP_CALLS } from '../../gateway/docs/http-calls.js';
import { WS_CHANNELS, WS_METHODS } from '../../gateway/docs/ws-calls.js';
import { untilTrue } from '../support/program.js';
import { exchange } from './exchange.js';
import { createHttpContract } from './http-contract.js';
import { createWsContract } from './ws-contract.js';
/** The contracts that all parts of the test share, and calls that are held to them. */
export let http;
export let ws;
export const ORDER = { symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '44000', time_in_force: 'GTC' };
const KINDS = Object.fromEntries(WS_CHANNELS.map(({ key, kinds }) => [key, kinds]));
/** Takes the documents of a running gateway. */
export async function hold(port) {
    const document = async (path) => JSON.parse((await exchange(port, { method: 'GET', path })).body);
    http = createHttpContract(await document('/openapi.json'));
    ws = createWsContract(await document('/asyncapi.json'), KINDS);
}
/** Asks and holds the answer, which may have no content, to the document. */
export async function answerOf(port, request) {
    const answer = await exchange(port, request);
    http.check(answer);
    return answer;
}
/** Asks and holds the answer to the document. */
export async function ask(port, request, status, code) {
    const answer = await answerOf(port, request);
    const { error } = jsonOf(answer);
    const what = `${request.method} ${request.path} ${request.body ?? ''}: ${answer.body}`;
    if (status !== undefined)
        assert.equal(answer.status, status, what);
    if (code !== undefined)
        assert.equal(error?.code, code, what);
    return jsonOf(answer);
}
function jsonOf({ body, headers }) {
    return headers.get('content-type').startsWith('application/json') ? JSON.parse(body) : {};
}
/** Calls, and holds the answer to the document; frames of channels that come meanwhile stay where they are. */
export async function call(client, method, params, status, code) {
    const answer = await client.call(method, params);
    ws.answer(method, answer);
    const what = `${method} ${JSON.stringify(params)}: ${JSON.stringify(answer)}`;
    if (status !== undefined)
        assert.equal(answer['status'], status, what);
    if (code !== undefined)
        assert.equal(answer['error']?.code, code, what);
    return answer;
}
export function checkFrames(client) {
    for (const frame of client.frames.splice(0))
        ws.frame(frame);
}
/** A request as the document shows it, for any operation. */
export function exampleOf(method, template) {
    const operation = http.operation(method, template);
    let path = template;
    for (const { name, in: place, example } of (operation['parameters'] ?? [])) {
        if (place === 'path')
            path = path.replace(`{${name}}`, String(example));
    }
    const content = operation['requestBody']?.content['application/json'];
    return content === undefined ? { method, path } : { method, path, body: JSON.stringify(content['example']) };
}
/** Those that the engine answers. */
const ENGINE_CALLS = HTTP_CALLS.filter(({ codes }) => codes.includes('REQUEST_TIMEOUT'));
const ENGINE_METHODS = WS_METHODS.filter(({ codes }) => codes.includes('REQUEST_TIMEOUT'));
export async function askEngineCalls(port, status, code) {
    await Promise.all(ENGINE_CALLS.map(({ method, path }) => ask(port, exampleOf(method, path), status, code)));
}
export async function callEngineMethods(client, status, code) {
    await Promise.all(ENGINE_METHODS.map(({ name, paramsExample }) => call(client, name, examples[paramsExample], status, code)));
}
export async function becomes(port, id, status) {
    await untilTrue(async () => (await ask(port, { method: 'GET', path: `/orders/${id}` }))['status'] === status, `order ${id} to be ${status}`);
}
//# sourceMappingURL=held.js.map