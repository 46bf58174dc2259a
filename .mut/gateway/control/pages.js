import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.js';
import { refusal } from '../inbound/refusal.js';
import { quoteFields } from '../outbound/encode-quote.js';
import { instrumentPage } from '../outbound/instrument-page.js';
import { componentPage, detailedPage, healthPage, readyPage } from './health.js';
import { latencyPage } from './latency.js';
import { metricsPage } from './metrics.js';
export function createPages(directory, status, stages, fanout, clock, figures, metrics, documents, risk) {
    const words = new Float64Array(QUOTE_WORDS);
    return {
        health: () => healthPage(status.read()),
        ready: () => readyPage(status.read()),
        detailed: () => detailedPage(status.read(), figures(), clock.nowUs() / 1000),
        component: (name) => componentPage(status.read(), name),
        metrics: () => metricsPage({ ...metrics(), status: status.read(), stages, feeds: fanout.counts() }),
        latency: () => latencyPage(stages),
        documents,
        risk,
        instruments: (query) => instrumentPage(directory, query),
        quote(symbol) {
            const instrument = directory.instruments[directory.instrumentOf(symbol)];
            if (instrument === undefined)
                return refusal('NOT_FOUND', 'There is no such instrument.', 'symbol');
            if (!fanout.read(instrument.id, words))
                return refusal('NOT_FOUND', `${symbol} has no quote yet.`, 'symbol');
            const ageMs = Math.max(0, (clock.nowUs() - words[QuoteWord.RECEIVED_US]) / 1000);
            return `{${quoteFields(instrument, words, 0)},"age_ms":${Math.round(ageMs)}}`;
        },
    };
}
//# sourceMappingURL=pages.js.map