/** Who publishes: the gateway's market data path, a bare `app.publish`, or a send loop of the `ws` package. */
export type Publisher = 'gateway' | 'bare' | 'ws';

/** What the process of publishers is asked, and what it answers, in turn. */
export type PublisherJob =
  | { readonly job: 'ports' }
  /** Publishes some updates per turn of the event loop, of a symbol each, to whoever is connected, for so long. */
  | {
      readonly job: 'publish';
      readonly by: Publisher;
      readonly isBinary: boolean;
      readonly perTurn: number;
      readonly seconds: number;
    };

export interface PublisherAnswer {
  readonly ports?: Readonly<Record<Publisher, number>>;
  readonly published?: number;
  readonly cpuSeconds?: number;
  readonly error?: string;
}

/** As many as uWebSockets puts into one write. */
export const SYMBOLS: readonly string[] = Array.from({ length: 32 }, (_, i) => `SYMBOL${i + 10}`);
