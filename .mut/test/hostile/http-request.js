/** Requests as bytes: nothing is checked, so anything can be sent. */
export const HOST = 'Host: localhost';
export const JSON_TYPE = 'Content-Type: application/json';
/** Headers as they are given, and then the body. */
export function request(line, headers, body = '') {
    const head = `${line}\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`;
    return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}
export function get(path, ...headers) {
    return request(`GET ${path} HTTP/1.1`, [HOST, ...headers]);
}
/** A write with everything that it needs, and its length. */
export function write(method, path, body, ...headers) {
    const bytes = Buffer.from(body);
    return request(`${method} ${path} HTTP/1.1`, [HOST, JSON_TYPE, `Content-Length: ${bytes.length}`, ...headers], bytes);
}
export function post(body, ...headers) {
    return write('POST', '/orders', body, ...headers);
}
/** An order that would pass, with these fields instead of its own, as they are: `price: '1e3'` is a number in JSON. */
export function orderText(fields = {}) {
    const all = { symbol: '"BTCUSDT"', side: '"buy"', quantity: '0.001', price: '44000', ...fields };
    const entries = Object.entries(all).filter(([, value]) => value !== undefined);
    return `{${entries.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}
export function order(fields) {
    return [post(orderText(fields))];
}
//# sourceMappingURL=http-request.js.map