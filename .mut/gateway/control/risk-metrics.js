import { FIRM } from '../../core/risk/metrics/risk-metrics.js';
const SENT_PER_TICK = 64;
/** After a run in which something was not known, the next one comes sooner, but not at once. */
const RETRY_US = 1_000_000;
export function createRiskMetrics(parts) {
    const { intervalUs, accounts, instruments, history } = parts;
    const unsent = [];
    let sendingAsOfUs = 0;
    let dueUs = 0;
    let isRunning = false;
    let isClosed = false;
    let problem = '';
    let latest;
    function begin(nowUs) {
        isRunning = true;
        dueUs = nowUs + intervalUs;
        collect(0, nowUs, []);
    }
    /** One account after the other: a question for each at once would be a burst. */
    function collect(account, asOfUs, found) {
        const name = accounts[account];
        if (name === undefined) {
            void compute(asOfUs, found);
            return;
        }
        parts.askPositions(account, (positions) => {
            found.push({
                account,
                name,
                holdings: typeof positions === 'string' ? positions : holdingsOf(positions, asOfUs),
            });
            collect(account + 1, asOfUs, found);
        });
    }
    let oldestMarkUs = 0;
    function holdingsOf(positions, asOfUs) {
        const holdings = [];
        for (const { instrument, isHeld, value, markAgeUs } of positions) {
            if (!isHeld)
                continue;
            if (value === undefined)
                return `${instruments[instrument]?.symbol ?? instrument} has no price yet`;
            const markUs = asOfUs - markAgeUs;
            oldestMarkUs = oldestMarkUs === 0 ? markUs : Math.min(oldestMarkUs, markUs);
            holdings.push({ instrument, value });
        }
        return holdings;
    }
    function taskOf(found) {
        const held = new Set(found.flatMap(({ holdings }) => (typeof holdings === 'string' ? [] : holdings)).map((h) => h.instrument));
        const recorded = new Set(history.symbols);
        const wanted = instruments.filter(({ id, symbol }) => recorded.has(symbol) || held.has(id));
        return {
            intervalUs: history.intervalUs,
            horizonUs: parts.horizonUs,
            rows: history.read(wanted),
            symbols: new Map(wanted.map(({ id, symbol }) => [id, symbol])),
            accounts: found,
        };
    }
    async function compute(asOfUs, found) {
        const markUs = oldestMarkUs;
        try {
            const result = await parts.compute(taskOf(found));
            const expiresUs = asOfUs + parts.maxAgeUs;
            latest = {
                asOfUs,
                expiresUs,
                intervalUs: history.intervalUs,
                horizonUs: parts.horizonUs,
                oldestMarkUs: markUs,
                result,
            };
            problem = problemOf(found, result);
            if (parts.isUsed)
                queue(result, asOfUs);
        }
        catch (error) {
            const why = error.message;
            if (why !== problem && !isClosed)
                parts.warn(`risk metrics can't be worked out: ${why}`);
            problem = why;
        }
        finally {
            if (found.some(({ holdings }) => typeof holdings === 'string'))
                dueUs = Math.min(dueUs, asOfUs + RETRY_US);
            oldestMarkUs = 0;
            isRunning = false;
        }
    }
    /** What was not sent of the run before has been overtaken. */
    function queue({ firm, accounts: all, instruments: each }, asOfUs) {
        unsent.length = 0;
        sendingAsOfUs = asOfUs;
        for (const { account, valueAtRisk } of [firm, ...all]) {
            if (valueAtRisk === undefined)
                continue;
            // The larger of the two: each is blind where the other sees.
            const value = Math.max(valueAtRisk.historical99, valueAtRisk.parametric99);
            unsent.push({ account, instrument: -1, value });
        }
        for (const { instrument, varPpm } of each) {
            if (varPpm === undefined || instruments[instrument]?.tradable === false)
                continue;
            unsent.push({ account: FIRM, instrument, value: varPpm });
        }
    }
    function sendSome(nowNs) {
        let sent = 0;
        while (sent < Math.min(SENT_PER_TICK, unsent.length) && parts.send(unsent[sent], sendingAsOfUs, nowNs))
            sent += 1;
        unsent.splice(0, sent);
    }
    return {
        tick(nowUs, nowNs) {
            if (isClosed)
                return;
            if (parts.recorder.tick(nowUs))
                parts.saveHistory(nowUs / 1_000);
            if (unsent.length > 0)
                sendSome(nowNs);
            if (!isRunning && nowUs >= dueUs)
                begin(nowUs);
        },
        current: (nowUs) => (latest !== undefined && nowUs < latest.expiresUs ? latest : undefined),
        get problem() {
            return problem;
        },
        async close() {
            isClosed = true;
            await parts.closeHistory();
        },
    };
}
/** The first that an account with positions lacks. */
function problemOf(accounts, { accounts: told }) {
    const at = told.findIndex((one) => one.problem !== undefined);
    return at < 0 ? '' : `${accounts[at].name}: ${told[at].problem}`;
}
//# sourceMappingURL=risk-metrics.js.map