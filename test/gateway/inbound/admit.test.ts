import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RingConsumer, RingProducer, createRing } from '../../../core/memory/ring.ts';
import { COMMAND_BYTES } from '../../../core/schema/command.ts';
import { AdmissionClass, createAdmission } from '../../../gateway/inbound/admit.ts';

const SLOTS = 32;

/** How many of a class get a slot when nothing is taken out. */
const table: readonly (readonly [keyof typeof AdmissionClass, number])[] = [
  ['query', SLOTS / 2],
  ['place', (SLOTS * 7) / 8],
  ['replace', (SLOTS * 15) / 16],
  ['cancel', SLOTS],
];
for (const [name, most] of table) {
  test(`a ${name} is admitted up to ${most} of ${SLOTS} slots`, () => {
    const admission = createAdmission(
      new RingProducer(createRing('commands', SLOTS, COMMAND_BYTES)),
      () => {},
      () => {},
    );
    for (let i = 0; i < most; i++) assert.ok(admission.claim(AdmissionClass[name]) >= 0);
    assert.equal(admission.claim(AdmissionClass[name]), -1);
    assert.equal(admission.refused[AdmissionClass[name]], 1);
  });
}

test('a turn publishes and rings once, whatever it claimed', () => {
  const buffer = createRing('commands', SLOTS, COMMAND_BYTES);
  const consumer = new RingConsumer(buffer);
  const turns: (() => void)[] = [];
  let bells = 0;
  const admission = createAdmission(
    new RingProducer(buffer),
    () => {
      bells += 1;
    },
    (run) => {
      turns.push(run);
    },
  );
  for (let i = 0; i < 5; i++) admission.claim(AdmissionClass.place);
  assert.deepEqual([consumer.poll(SLOTS), turns.length, bells], [0, 1, 0]);
  turns.shift()!();
  assert.deepEqual([consumer.poll(SLOTS), bells], [5, 1]);
  admission.flush();
  assert.equal(bells, 1);
  admission.claim(AdmissionClass.place);
  assert.equal(turns.length, 1);
});
