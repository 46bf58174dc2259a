import { StopWord } from '../memory/control.js';
import { MAX_BROKERS } from '../routing/scoreboard.js';
export function createInputs() {
    return {
        nowUs: 0,
        refTicks: 0,
        refSequence: 0,
        refAgeUs: 0,
        stopWords: 0,
        scores: new Int32Array(MAX_BROKERS),
        clockNs: undefined,
        riskNs: 0,
    };
}
const EVERYTHING = StopWord.everything;
const FIRST_BROKER_BIT = Math.log2(StopWord.broker0);
const BROKER_BITS = 2 ** MAX_BROKERS - 1;
const DISK_LOW = StopWord.diskLow;
const ACCOUNT = StopWord.account;
const SYMBOL = StopWord.symbol;
export function stopsEverything(stopWords) {
    return (stopWords & EVERYTHING) !== 0;
}
/** Bit b: broker b is stopped. */
export function stoppedBrokers(stopWords) {
    return (stopWords >>> FIRST_BROKER_BIT) & BROKER_BITS;
}
/** The order's account, or its instrument, is stopped. */
export function stopsAccount(stopWords) {
    return (stopWords & ACCOUNT) !== 0;
}
export function stopsSymbol(stopWords) {
    return (stopWords & SYMBOL) !== 0;
}
/** The journal has too little room on its disk for new orders. */
export function isDiskLow(stopWords) {
    return (stopWords & DISK_LOW) !== 0;
}
//# sourceMappingURL=inputs.js.map