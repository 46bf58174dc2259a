import type { Clock } from '../../workers/clock.ts';
import type { Directory } from '../directory.ts';
import type { Documents } from '../docs/document.ts';
import type { Principal } from '../keys/principal.ts';
import { type Refusal } from '../inbound/refusal.ts';
import { type InstrumentQuery } from '../outbound/instrument-page.ts';
import type { Shared } from '../../core/topology.ts';
import type { QuoteFanout } from '../outbound/quote-fanout.ts';
import { type DoorFigures, type HealthPage } from './health.ts';
import { type MetricSources } from './metrics.ts';
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
export declare function createPages(directory: Directory, status: StatusPort, stages: Shared['histograms'], fanout: QuoteFanout, clock: Clock, figures: () => DoorFigures, metrics: () => Omit<MetricSources, 'status' | 'stages' | 'feeds'>, documents: Documents, risk: Pages['risk']): Pages;
