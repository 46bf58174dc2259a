import { priceOfTicks } from './mark.js';
export function createPriceRecorder(history, instruments, markOf, warn) {
    const { intervalUs } = history;
    let due = -1;
    function note(interval, nowUs) {
        const leftOut = history.leftOut;
        let isBegun = false;
        for (const instrument of instruments) {
            const { ticks, receivedUs } = markOf(instrument.id);
            if (ticks <= 0 || receivedUs <= nowUs - intervalUs)
                continue;
            if (!isBegun)
                history.begin(interval);
            isBegun = true;
            history.set(instrument.symbol, priceOfTicks(instrument, ticks));
        }
        if (leftOut === 0 && history.leftOut > 0) {
            warn(`returns are recorded of ${history.symbols.length} instruments; there is no room for others`);
        }
        return isBegun;
    }
    return {
        tick(nowUs) {
            const interval = Math.floor(nowUs / intervalUs);
            // The first end of an interval that is seen in whole.
            if (due < 0)
                due = interval + 1;
            if (interval < due)
                return false;
            due = interval + 1;
            const lateUs = nowUs - interval * intervalUs;
            if (lateUs * 2 >= intervalUs || interval <= history.newest)
                return false;
            return note(interval, nowUs);
        },
    };
}
//# sourceMappingURL=price-recorder.js.map