import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createRing, RingConsumer, RingProducer } from '../../../core/memory/ring.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../../core/schema/report.ts';
import { getText } from '../../../core/schema/text.ts';
import { createReportWriter, MAX_ASIDE } from '../../../workers/broker/report-writer.ts';

function bench(slots: number) {
  const buffer = createRing('reports', slots, REPORT_BYTES);
  const writer = createReportWriter(new RingProducer(buffer));
  const consumer = new RingConsumer(buffer);
  let number = 0;
  return {
    writer,
    consumer,
    put: (): void => writer.put(ReportKind.acknowledged, 0, ++number, 1),
    take: (limit: number): number[] => {
      const count = consumer.poll(limit);
      const numbers: number[] = [];
      for (let i = 0; i < count; i++) {
        numbers.push(consumer.records.f64[(consumer.at(i) >> 3) + ReportWord.ORDER_ID]!);
      }
      consumer.release(count);
      return numbers;
    },
  };
}

describe('report writer', () => {
  it('hands on every report, in order, whatever room there is', () => {
    const steps = fc.array(fc.record({ puts: fc.nat({ max: 20 }), takes: fc.nat({ max: 12 }) }), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(steps, (rounds) => {
        const { writer, put, take } = bench(8);
        const seen: number[] = [];
        let sent = 0;
        for (const { puts, takes } of rounds) {
          for (let i = 0; i < puts; i++) put();
          sent += puts;
          writer.publish();
          seen.push(...take(takes));
        }
        for (let i = 0; i < 1000 && seen.length < sent; i++) {
          writer.publish();
          seen.push(...take(8));
        }
        assert.deepEqual(
          seen,
          Array.from({ length: sent }, (_, i) => i + 1),
        );
      }),
    );
  });

  it('is tight below a margin of room, and until there is twice that', () => {
    const { writer, put, take } = bench(16);
    for (let i = 0; i < 12; i++) put();
    assert.equal(writer.isTight(), false);
    put();
    assert.deepEqual([writer.isTight(), writer.hasRoomAgain()], [true, false]);
    writer.publish();
    take(4);
    assert.deepEqual([writer.isTight(), writer.hasRoomAgain()], [true, false]);
    take(1);
    assert.deepEqual([writer.hasRoomAgain(), writer.isTight()], [true, false]);
  });

  it('stops the thread rather than drop one', () => {
    const { put } = bench(8);
    for (let i = 0; i < 8 + MAX_ASIDE; i++) put();
    assert.throws(put, /nothing can be dropped/);
  });

  it('cuts a text to 48 bytes, between two characters', () => {
    const { writer, consumer } = bench(8);
    writer.put(ReportKind.rejected, 0, 1, 1, `${'x'.repeat(47)}é`);
    writer.publish();
    assert.equal(consumer.poll(1), 1);
    const word = consumer.at(0) >> 3;
    assert.equal(consumer.records.f64[word + ReportWord.TEXT_LENGTH], 47);
    const text = new Uint8Array(47);
    getText(consumer.records.f64, word + ReportWord.TEXT, 47, text, 0);
    assert.equal(new TextDecoder().decode(text), 'x'.repeat(47));
  });

  it('puts into a report what was written for it, and into the next one nothing of that', () => {
    for (const slots of [8, 2]) {
      const { writer, consumer } = bench(slots);
      writer.next.f64[ReportWord.FILLED_LOTS] = 5;
      writer.next.i32[ReportHalf.STATE] = 3;
      writer.put(ReportKind.state, 2, 7, 4, 'said');
      writer.put(ReportKind.acknowledged, 1, 8, 1);
      writer.put(ReportKind.expired, 0, 9, 1); // Of two slots it finds none: it waits aside.
      writer.publish();
      const seen: unknown[] = [];
      for (let left = 3; left > 0; ) {
        const count = consumer.poll(3);
        for (let i = 0; i < count; i++) {
          const { f64, i32 } = consumer.records;
          const at = consumer.at(i);
          const words = ['ORDER_ID', 'FILLED_LOTS', 'TEXT_LENGTH', 'TEXT'] as const;
          const halves = ['KIND', 'BROKER', 'ATTEMPT', 'STATE'] as const;
          const hasText = f64[(at >> 3) + ReportWord.TEXT]! > 0;
          seen.push([
            ...halves.map((name) => i32[(at >> 2) + ReportHalf[name]]),
            ...words.map((name) => (name === 'TEXT' ? hasText : f64[(at >> 3) + ReportWord[name]])),
          ]);
        }
        consumer.release(count);
        left -= count;
        writer.publish();
      }
      assert.deepEqual(seen, [
        [ReportKind.state, 2, 4, 3, 7, 5, 4, true],
        [ReportKind.acknowledged, 1, 1, 0, 8, 0, 0, false],
        [ReportKind.expired, 0, 1, 0, 9, 0, 0, false],
      ]);
    }
  });
});
