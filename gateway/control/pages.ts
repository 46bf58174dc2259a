import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import type { Documents } from '../docs/document.ts';
import type { Principal } from '../keys/principal.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { quoteFields } from '../outbound/encode-quote.ts';
import { type InstrumentQuery, instrumentPage } from '../outbound/instrument-page.ts';
import type { Shared } from '../../core/topology.ts';
import type { QuoteFanout } from '../outbound/quote-fanout.ts';
import { type DoorFigures, type HealthPage, componentPage, detailedPage, healthPage, readyPage } from './health.ts';
import { latencyPage } from './latency.ts';
import { type MetricSources, metricsPage } from './metrics.ts';
import type { ComponentName, StatusPort } from './status.ts';

/** Everything that is read without asking the engine. */
export interface Pages {
  health(): HealthPage;
  ready(): HealthPage;
  detailed(): HealthPage;
  component(name: ComponentName): HealthPage;
  metrics(): string;
  latency(): string;
  instruments(query: InstrumentQuery): string | Refusal;
  readonly documents: Documents;
  quote(symbol: string): string | Refusal;
  /** Values of risk that were worked out ahead, as far as `who` may see them. */
  risk(who: Principal): string | Refusal;
}

export function createPages(
  directory: Directory,
  status: StatusPort,
  stages: Shared['histograms'],
  fanout: QuoteFanout,
  clock: Clock,
  figures: () => DoorFigures,
  metrics: () => Omit<MetricSources, 'status' | 'stages' | 'feeds'>,
  documents: Documents,
  risk: Pages['risk'],
): Pages {
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
      if (instrument === undefined) return refusal('NOT_FOUND', 'There is no such instrument.', 'symbol');
      if (!fanout.read(instrument.id, words)) return refusal('NOT_FOUND', `${symbol} has no quote yet.`, 'symbol');
      const ageMs = Math.max(0, (clock.nowUs() - words[QuoteWord.RECEIVED_US]!) / 1000);
      return `{${quoteFields(instrument, words, 0)},"age_ms":${Math.round(ageMs)}}`;
    },
  };
}
