import assert from 'node:assert/strict';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { Reject, rejectName } from '../../../core/schema/reject.ts';
import { catalogOf } from '../../../core/wire/catalog.ts';
import { MAX_FRAME_RECORDS, WireType } from '../../../core/wire/header.ts';
import { localPrincipal } from '../../../gateway/keys/principal.ts';
import { createSession } from '../../../gateway/ws/session.ts';
import { asRefused, placeRecord, record, recordsIn } from '../../support/wire-client.ts';
import { WIRE_CODECS } from '../../support/wire-codecs.ts';
import type { Target } from '../target.ts';
import { createDoor } from './door.ts';

const catalog = catalogOf(SimulatedInstruments);
const GOOD = [
  placeRecord(catalog, 1, { tagLength: 1, tag: Uint8Array.of(0x62) }, 'a-1'),
  placeRecord(catalog, 2, { type: 2, priceTicks: 0, ttlMinutes: 5 }),
  record('cancel', { requestId: 3, orderId: 9 }),
  record('replace', { requestId: 4, catalog, clientId: 'a-1', priceTicks: 5, ifVersion: 1 }),
  record('cancel all', { requestId: 5, catalog, instrument: 0xffff_ffff }),
  record('ping', { requestId: 6, echo: 7 }),
];

/**
 * Any binary frame, and any bytes for the client's decoders: each record of the frame is answered once, at once or from
 * the engine, with a record that the client reads.
 */
export const records: Target = {
  name: 'records',
  seeds: [
    ...GOOD,
    Buffer.concat(GOOD),
    record('execution report', { sequence: 1 }),
    record('refused', { message: 'm' }),
  ],
  tokens: ['\x80\x00\x01\x01', '\x48\x00\x02\x01', '\x60\x00\x03\x01', '\x18\x00\x04\x01', '\x10\x00\x05\x01'].map(
    (bytes) => Buffer.from(bytes, 'latin1'),
  ),
  maxBytes: 1024,
  create() {
    const door = createDoor();
    const { sessions, wsDoor } = door;
    const into = WIRE_CODECS.map((codec) => codec.create());
    let told = 0;
    const session = createSession(
      {
        send(message) {
          assert.ok(message instanceof Uint8Array, 'a record is answered by a record');
          for (const one of recordsIn(message)) {
            told += 1;
            if (one.type !== WireType.refused) continue;
            const { code, status } = asRefused(one);
            const name = rejectName(code);
            assert.ok(name !== undefined && Reject[name].httpStatus === status);
          }
          return 1;
        },
        cork: (write) => write(),
        getBufferedAmount: () => 0,
        ping: () => 1,
        end: () => undefined,
        subscribe: () => true,
        unsubscribe: () => true,
      },
      localPrincipal(2),
    );
    sessions.add(session, 1);
    return (input) => {
      told = 0;
      const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
      WIRE_CODECS.forEach((codec, i) => codec.decode(view, 0, into[i]!));
      wsDoor.binary(session, Uint8Array.from(input).buffer, 1);
      const handed = door.settle();
      const answers = told + handed;
      assert.ok(answers >= 1 && answers <= MAX_FRAME_RECORDS + 1, `${told} told, ${handed} handed`);
    };
  },
};
