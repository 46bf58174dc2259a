import assert from 'node:assert/strict';
import { WireError, WireType, lengthAt, typeAt } from '../../core/wire/header.ts';
import type { WireOrderAnswer } from '../../core/wire/order-answer.ts';
import { createWirePlace, encodePlace, type WirePlace } from '../../core/wire/place.ts';
import type { WireRefused } from '../../core/wire/refused.ts';
import { until } from './until.ts';
import { WIRE_CODECS } from './wire-codecs.ts';
import { type WsClient, connectWs } from './ws-client.ts';

/** A decoded record of any type; what stands in it depends on the type. */
export interface WireRecord {
  readonly type: number;
  readonly value: Readonly<Record<string, unknown>> & { readonly requestId?: number };
}

/** A WebSocket client that talks in records. */
export interface WireClient {
  readonly ws: WsClient;
  readonly catalog: number;
  /** Records that nobody has taken yet, in the order in which they came. */
  readonly records: WireRecord[];
  /** Sends all of them in one frame. */
  send(...records: readonly Uint8Array[]): void;
  /** Waits for the first record where this holds, and takes it. */
  next(where: (record: WireRecord) => boolean): Promise<WireRecord>;
  answer(requestId: number): Promise<WireRecord>;
  destroy(): void;
}

export async function connectWire(port: number): Promise<WireClient> {
  const ws = await connectWs(port);
  const { result } = (await ws.call('instruments')) as { result: { catalog: number } };
  const records: WireRecord[] = [];

  function take(): void {
    for (const payload of ws.binaries.splice(0)) records.push(...recordsIn(payload));
  }

  const client: WireClient = {
    ws,
    catalog: result.catalog,
    get records() {
      take();
      return records;
    },
    send(...all) {
      ws.sendBinary(Buffer.concat(all));
    },
    async next(where) {
      await until(() => {
        take();
        return records.some(where);
      }, 'a record');
      return records.splice(records.findIndex(where), 1)[0]!;
    },
    answer: (requestId) => client.next(({ value }) => value.requestId === requestId),
    destroy: () => {
      ws.destroy();
    },
  };
  return client;
}

/** The records of a frame, each checked by its decoder. */
export function recordsIn(payload: Uint8Array): WireRecord[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const found: WireRecord[] = [];
  for (let at = 0; at < payload.length; ) {
    const type = typeAt(view, at);
    const codec = WIRE_CODECS.find(({ layout }) => layout.type === type);
    assert.ok(codec !== undefined, `a record of type ${type}`);
    const value = codec.create();
    assert.equal(codec.decode(view, at, value), WireError.none);
    found.push({ type, value: value as WireRecord['value'] });
    at += lengthAt(view, at);
  }
  return found;
}

/** The record of this name with these values, zeros elsewhere; texts as Latin-1. */
export function record(name: string, values: Readonly<Record<string, unknown>>): Buffer {
  const codec = WIRE_CODECS.find(({ layout }) => layout.name === name);
  assert.ok(codec !== undefined, name);
  const value = codec.create() as Record<string, unknown>;
  for (const [key, one] of Object.entries(values)) {
    const into = value[key];
    if (into instanceof Uint8Array && typeof one === 'string') {
      into.set(Buffer.from(one, 'latin1'));
      value[`${key}Length`] = one.length;
    } else if (typeof into === 'object') Object.assign(into as object, one);
    else value[key] = one;
  }
  const bytes = Buffer.alloc(4096);
  const length = codec.encode(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, value);
  assert.ok(length > 0, `${name} cannot be written`);
  return bytes.subarray(0, length);
}

/** A limit order for 0.001 BTCUSDT at 45,000, with other values where given. */
export function placeRecord(
  catalog: number,
  requestId: number,
  values: Partial<WirePlace> = {},
  clientId = '',
): Buffer {
  const bytes = Buffer.alloc(128);
  const place = { ...createWirePlace(), requestId, catalog, side: 1, priceTicks: 4_500_000, quantityLots: 1_000 };
  place.clientId.set(Buffer.from(clientId, 'latin1'));
  place.clientIdLength = clientId.length;
  const written = encodePlace(new DataView(bytes.buffer, bytes.byteOffset, 128), 0, { ...place, ...values });
  assert.equal(written, 128);
  return bytes;
}

export function asAnswer({ type, value }: WireRecord): WireOrderAnswer {
  assert.equal(type, WireType.order_answer, String(value['message']));
  return value as unknown as WireOrderAnswer;
}

export function asRefused({ type, value }: WireRecord): WireRefused {
  assert.equal(type, WireType.refused);
  return value as unknown as WireRefused;
}
