import { LatchReader } from '../../core/memory/latch.js';
import { createMetricCommands } from '../inbound/metric-commands.js';
import { clearOrderRequest } from '../inbound/order-request.js';
import { readerOf } from '../keys/principal.js';
import { createMarks } from './mark.js';
import { createPriceRecorder } from './price-recorder.js';
import { createRiskMetrics } from './risk-metrics.js';
const US_PER_SECOND = 1_000_000;
const US_PER_MS = 1_000;
const MILLION = 1_000_000;
/** The job of the risk metrics, joined to the door: it asks and tells the engine as everybody does. */
export function createRiskSide(job, parts) {
    const { config, accounts, instruments, directory, calls } = parts;
    const readers = accounts.map((_, account) => readerOf(account));
    const markOf = createMarks(new LatchReader(parts.latch));
    return createRiskMetrics({
        ...job,
        intervalUs: config.RISK_METRICS_INTERVAL * US_PER_SECOND,
        horizonUs: config.RISK_VAR_HORIZON * US_PER_SECOND,
        maxAgeUs: config.CACHE_TTL * US_PER_SECOND,
        isUsed: config.CACHE_ENABLED,
        accounts,
        instruments,
        recorder: createPriceRecorder(job.history, instruments, markOf, parts.warn),
        askPositions(account, told) {
            calls.begin(readers[account], undefined);
            clearOrderRequest(calls.request);
            calls.positions(false, {
                ok: (_, result) => {
                    told(positionsOf(result, directory));
                },
                refuse: ({ code }) => {
                    told(`the positions are not known: ${code}`);
                },
            });
        },
        send: createMetricCommands(parts.admission),
        warn: parts.warn,
    });
}
/** The rows of the answer. */
function positionsOf(result, directory) {
    const { positions } = JSON.parse(result);
    return positions.map(({ symbol, quantity, mark_price, mark_age_ms, money }) => ({
        instrument: directory.instrumentOf(symbol),
        isHeld: Number(quantity) !== 0,
        value: mark_price === null ? undefined : Math.round(Number(money.value) * MILLION),
        markAgeUs: (mark_age_ms ?? 0) * US_PER_MS,
    }));
}
//# sourceMappingURL=risk-side.js.map