/** Requests as bytes: nothing is checked, so anything can be sent. */

export const HOST = 'Host: localhost';
export const JSON_TYPE = 'Content-Type: application/json';

/** Headers as they are given, and then the body. */
export function request(line: string, headers: readonly string[], body: string | Uint8Array = ''): Uint8Array {
  const head = `${line}\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body as Uint8Array)]);
}

export function get(path: string, ...headers: string[]): Uint8Array {
  return request(`GET ${path} HTTP/1.1`, [HOST, ...headers]);
}

/** A write with everything that it needs, and its length. */
export function write(method: string, path: string, body: string | Uint8Array, ...headers: string[]): Uint8Array {
  const bytes = Buffer.from(body as Uint8Array);
  return request(`${method} ${path} HTTP/1.1`, [HOST, JSON_TYPE, `Content-Length: ${bytes.length}`, ...headers], bytes);
}

export function post(body: string | Uint8Array, ...headers: string[]): Uint8Array {
  return write('POST', '/orders', body, ...headers);
}

/** An order that would pass, with these fields instead of its own, as they are: `price: '1e3'` is a number in JSON. */
export function orderText(fields: Readonly<Record<string, string | undefined>> = {}): string {
  const all = { symbol: '"BTCUSDT"', side: '"buy"', quantity: '0.001', price: '44000', ...fields };
  const entries = Object.entries(all).filter(([, value]) => value !== undefined);
  return `{${entries.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

export function order(fields: Readonly<Record<string, string | undefined>>): readonly Uint8Array[] {
  return [post(orderText(fields))];
}
