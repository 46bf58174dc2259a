import { invariant } from '../../core/invariant.js';
import { copyWords, putText } from '../../core/schema/text.js';
import { REPORT_WORDS, ReportHalf, ReportWord } from '../../core/schema/report.js';
const { KIND, BROKER, ATTEMPT } = ReportHalf;
const { ORDER_ID, TEXT_LENGTH, TEXT } = ReportWord;
const TEXT_WORDS = 8;
const TEXT_BYTES = TEXT_WORDS * 6;
/**
 * A chunk that an adapter has already decoded when it is paused brings no more than this.
 * @internal
 */
export const MAX_ASIDE = 65_536;
export function createReportWriter(ring) {
    const margin = Math.min(64, ring.capacity >> 2);
    const f64 = new Float64Array(REPORT_WORDS);
    const i32 = new Int32Array(f64.buffer);
    const bytes = new Uint8Array(TEXT_BYTES);
    const encoder = new TextEncoder();
    const aside = [];
    let asideFirst = 0;
    let staged = 0;
    let tight = false;
    function putIntoWords(text) {
        const { written } = encoder.encodeInto(text, bytes);
        f64[TEXT_LENGTH] = written;
        putText(f64, TEXT, TEXT_WORDS, bytes, 0, written);
    }
    function write(words) {
        copyWords(words, 0, ring.records.f64, ring.claim() >> 3, REPORT_WORDS);
        staged += 1;
    }
    function asideCount() {
        return aside.length - asideFirst;
    }
    function roomFor(slots) {
        return asideCount() === 0 && ring.room(slots) >= slots;
    }
    return {
        next: { f64, i32 },
        put(kind, broker, orderId, attempt, text) {
            i32[KIND] = kind;
            i32[BROKER] = broker;
            i32[ATTEMPT] = attempt;
            f64[ORDER_ID] = orderId;
            if (text !== undefined)
                putIntoWords(text);
            if (roomFor(1)) {
                write(f64);
            }
            else {
                invariant(asideCount() < MAX_ASIDE, 'reports: nothing can be dropped, and no room is left aside');
                aside.push(f64.slice());
            }
            f64.fill(0);
        },
        publish() {
            while (asideFirst < aside.length && ring.room(1) > 0)
                write(aside[asideFirst++]);
            if (asideFirst === aside.length) {
                aside.length = 0;
                asideFirst = 0;
            }
            const count = staged;
            if (count > 0)
                ring.publish();
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
//# sourceMappingURL=report-writer.js.map