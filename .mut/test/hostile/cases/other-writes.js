import { orderText, request, HOST, write } from '../http-request.js';
const GOOD = orderText();
const batch = (body) => [write('POST', '/orders/batch', body)];
const patch = (path, body) => [write('PATCH', path, body)];
const remove = (path) => [request(`DELETE ${path} HTTP/1.1`, [HOST])];
const NOBODY = '/orders/9007199254740991';
export const otherWrites = {
    title: 'Batches, replaces and cancels',
    about: 'POST /orders/batch, PATCH and DELETE. A batch is refused whole only if it is none.',
    over: 'http',
    cases: [
        { name: 'a batch without orders', send: batch('{}'), answer: '400 MISSING_FIELD' },
        { name: 'a batch of nothing', send: batch('{"orders":[]}'), answer: '400 INVALID_PARAMETER' },
        { name: 'a batch that is an order', send: batch(GOOD), answer: '400 UNKNOWN_FIELD' },
        { name: 'a batch that is a list', send: batch(`[${GOOD}]`), answer: '400 INVALID_JSON' },
        { name: 'orders that are an object', send: batch('{"orders":{}}'), answer: '400 INVALID_PARAMETER' },
        { name: 'orders that are a text', send: batch('{"orders":"[]"}'), answer: '400 INVALID_PARAMETER' },
        { name: 'orders twice', send: batch('{"orders":[],"orders":[]}'), answer: '400 DUPLICATE_FIELD' },
        {
            name: 'orders and something else',
            send: batch('{"orders":[1],"all_or_none":true}'),
            answer: '400 UNKNOWN_FIELD',
        },
        {
            name: '101 orders',
            send: batch(`{"orders":[${Array.from({ length: 101 }, () => '{}').join(',')}]}`),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: '100 orders that are none',
            send: batch(`{"orders":[${Array.from({ length: 100 }, () => '0').join(',')}]}`),
            answer: '200',
        },
        { name: 'an order between two that are none', send: batch(`{"orders":[null,${GOOD},"]"]}`), answer: '200' },
        {
            name: 'commas, brackets and quotes within texts',
            send: batch('{"orders":[{"symbol":"],[{\\"},{"},{"tag":"\\\\"}]}'),
            answer: '200',
        },
        { name: 'a list that doesn’t end', send: batch('{"orders":[{},'), answer: '400 INVALID_JSON' },
        {
            name: 'lists within orders, 8 deep',
            send: batch(`{"orders":${'['.repeat(8)}${']'.repeat(8)}}`),
            answer: '400 INVALID_JSON',
        },
        { name: 'a batch of 64 KiB, of spaces', send: batch(`{"orders":[0]${' '.repeat(65_536 - 14)}}`), answer: '200' },
        {
            name: 'a batch one byte longer',
            send: batch(`{"orders":[0]${' '.repeat(65_536 - 13)}}`),
            answer: '413 BODY_TOO_LARGE, closed',
        },
        {
            name: 'a batch at a path that only looks like it',
            send: [write('POST', '/orders/batch/', '{"orders":[0]}')],
            answer: '404 NOT_FOUND',
        },
        {
            name: 'a large body at a path that only looks like it',
            send: [write('POST', '/orders/batch?x', ' '.repeat(20_000))],
            answer: '400 INVALID_JSON',
        },
        { name: 'a batch by GET', send: [request('GET /orders/batch HTTP/1.1', [HOST])], answer: '405 METHOD_NOT_ALLOWED' },
        { name: 'a replace of nothing by nothing', send: patch(NOBODY, '{}'), answer: '422 NOTHING_TO_REPLACE' },
        { name: 'a replace that is no JSON', send: patch(NOBODY, '{'), answer: '400 INVALID_JSON' },
        { name: 'a replace with an empty body', send: patch(NOBODY, ''), answer: '400 INVALID_JSON' },
        {
            name: 'a replace of an order that there is none of',
            send: patch(NOBODY, '{"price":1}'),
            answer: '404 ORDER_NOT_FOUND',
        },
        { name: 'a replace of the side', send: patch(NOBODY, '{"side":"sell"}'), answer: '400 UNKNOWN_FIELD' },
        {
            name: 'a replace that names another order',
            send: patch(NOBODY, '{"order_id":"1","price":1}'),
            answer: '400 UNKNOWN_FIELD',
        },
        {
            name: 'a replace of version 0',
            send: patch(NOBODY, '{"price":1,"if_version":0}'),
            answer: '400 INVALID_PARAMETER',
        },
        {
            name: 'a replace of version 1.5',
            send: patch(NOBODY, '{"price":1,"if_version":1.5}'),
            answer: '400 INVALID_PARAMETER',
        },
        { name: 'a replace with a key twice', send: patch(NOBODY, '{"price":1,"price":2}'), answer: '400 DUPLICATE_FIELD' },
        {
            name: 'a replace of the account',
            send: patch(NOBODY, '{"price":1,"account":"other"}'),
            answer: '403 FORBIDDEN_ACCOUNT',
        },
        { name: 'a replace of all orders', send: patch('/orders', '{"price":1}'), answer: '405 METHOD_NOT_ALLOWED' },
        { name: 'a cancel of an order that there is none of', send: remove(NOBODY), answer: '404 ORDER_NOT_FOUND' },
        {
            name: 'a cancel of a client order id that there is none of',
            send: remove('/orders/by-client-id/nobody'),
            answer: '404 ORDER_NOT_FOUND',
        },
        { name: 'a cancel with a parameter', send: remove(`${NOBODY}?force=1`), answer: '400 INVALID_PARAMETER' },
        { name: 'a cancel of everybody’s orders', send: remove('/orders?account=other'), answer: '403 FORBIDDEN_ACCOUNT' },
        {
            name: 'a cancel of all of a symbol that there is none of',
            send: remove('/orders?symbol=DOGE'),
            answer: '422 UNKNOWN_INSTRUMENT',
        },
        { name: 'a cancel of all with a limit', send: remove('/orders?limit=1'), answer: '400 INVALID_PARAMETER' },
    ],
};
//# sourceMappingURL=other-writes.js.map