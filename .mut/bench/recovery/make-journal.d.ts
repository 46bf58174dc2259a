import { type Config } from '../../gateway/config.ts';
/** What the gateway is started with on such a journal. */
export declare const SETTINGS: {
    readonly BROKERS: '[{"id":"null-a","adapter":"null"},{"id":"null-b","adapter":"null"}]';
    readonly LOG_LEVEL: 'error';
};
export declare function benchConfig(): Config;
/**
 * A journal of at least so many events, as a gateway with `SETTINGS` would have written it: real decisions of the engine
 * in batches of `batchEvents`, each a write of the journal's writer, all orders ended, and a clean end.
 */
export declare function makeJournal(data: string, events: number, batchEvents: number): number;
