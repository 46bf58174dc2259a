import { invariant } from '../../core/invariant.ts';
import type { RingProducer } from '../../core/memory/ring.ts';
import { copyWords, putText } from '../../core/schema/text.ts';
import { REPORT_WORDS, ReportHalf, type ReportKind, ReportWord } from '../../core/schema/report.ts';

/** The fields of a report; what is left out is 0. */
export interface Report {
  readonly kind: ReportKind;
  readonly broker: number;
  /** 0: none of ours, or about the session. */
  readonly orderId: number;
  readonly attempt?: number;
  readonly state?: number;
  readonly executionId?: number;
  readonly lastTicks?: number;
  readonly lastLots?: number;
  readonly filledLots?: number;
  readonly priceTicks?: number;
  readonly quantityLots?: number;
  readonly sentNs?: number;
  /** At most 48 bytes of it. */
  readonly text?: string;
}

/**
 * The broker thread's pen for the `reports` ring. Reports can't be refused, so what the ring has no room for is kept
 * aside, in order. That is little: whoever reads a venue's socket asks `isTight` and stops reading.
 *
 *   room        ≥ 2 × margin             < margin, or something aside
 *   isTight     false                    true, until there is room again
 */
export interface ReportWriter {
  put(report: Report): void;
  /** Writes what was kept aside, as far as there is room, and hands everything to the engine. Returns how many. */
  publish(): number;
  /** Whether to bring no more for now. */
  isTight(): boolean;
  /** While tight: whether there is room to write what is aside, or to go on. */
  hasRoomAgain(): boolean;
}

const TEXT_WORDS = 8;
const TEXT_BYTES = TEXT_WORDS * 6;
/**
 * A chunk that an adapter has already decoded when it is paused brings no more than this.
 * @internal
 */
export const MAX_ASIDE = 65_536;

export function createReportWriter(ring: RingProducer): ReportWriter {
  const margin = Math.min(64, ring.capacity >> 2);
  const scratch = new Float64Array(REPORT_WORDS);
  const scratchHalves = new Int32Array(scratch.buffer);
  const text = new Uint8Array(TEXT_BYTES);
  const encoder = new TextEncoder();
  const aside: Float64Array[] = [];
  let asideFirst = 0;
  let staged = 0;
  let tight = false;

  function encode(report: Report): void {
    scratch.fill(0);
    scratchHalves[ReportHalf.KIND] = report.kind;
    scratchHalves[ReportHalf.BROKER] = report.broker;
    scratchHalves[ReportHalf.ATTEMPT] = report.attempt ?? 0;
    scratchHalves[ReportHalf.STATE] = report.state ?? 0;
    scratch[ReportWord.ORDER_ID] = report.orderId;
    scratch[ReportWord.EXECUTION_ID] = report.executionId ?? 0;
    scratch[ReportWord.LAST_TICKS] = report.lastTicks ?? 0;
    scratch[ReportWord.LAST_LOTS] = report.lastLots ?? 0;
    scratch[ReportWord.FILLED_LOTS] = report.filledLots ?? 0;
    scratch[ReportWord.PRICE_TICKS] = report.priceTicks ?? 0;
    scratch[ReportWord.QUANTITY_LOTS] = report.quantityLots ?? 0;
    scratch[ReportWord.SENT_NS] = report.sentNs ?? 0;
    if (report.text === undefined) return;
    const { written } = encoder.encodeInto(report.text, text);
    scratch[ReportWord.TEXT_LENGTH] = written;
    putText(scratch, ReportWord.TEXT, TEXT_WORDS, text, 0, written);
  }

  function write(words: Float64Array): void {
    copyWords(words, 0, ring.records.f64, ring.claim() >> 3, REPORT_WORDS);
    staged += 1;
  }

  function asideCount(): number {
    return aside.length - asideFirst;
  }

  function roomFor(slots: number): boolean {
    return asideCount() === 0 && ring.room(slots) >= slots;
  }

  return {
    put(report) {
      encode(report);
      if (roomFor(1)) {
        write(scratch);
      } else {
        invariant(asideCount() < MAX_ASIDE, 'reports: nothing can be dropped, and no room is left aside');
        aside.push(scratch.slice());
      }
    },
    publish() {
      while (asideFirst < aside.length && ring.room(1) > 0) write(aside[asideFirst++]!);
      if (asideFirst === aside.length) {
        aside.length = 0;
        asideFirst = 0;
      }
      const count = staged;
      if (count > 0) ring.publish();
      staged = 0;
      return count;
    },
    isTight() {
      tight = tight ? !roomFor(2 * margin) : !roomFor(margin);
      return tight;
    },
    hasRoomAgain() {
      const wanted = asideCount() > 0 ? 1 : 2 * margin;
      return ring.room(wanted) >= wanted;
    },
  };
}
