/** Who publishes: the gateway's market data path, a bare `app.publish`, or a send loop of the `ws` package. */
export type Publisher = 'gateway' | 'bare' | 'bare again' | 'ws';

/** What the process of publishers is asked, and what it answers, in turn. */
export type PublisherJob =
  | { readonly job: 'ports' }
  /** One turn of each. */
  | {
      readonly job: 'turn';
      readonly by: readonly Publisher[];
      readonly isBinary: boolean;
      readonly perTurn: number;
    }
  /**
   * Publishes some updates per turn of the event loop, of a symbol each, to whoever is connected, for so long; the
   * publishers take turns every few milliseconds.
   */
  | {
      readonly job: 'publish';
      readonly by: readonly Publisher[];
      readonly isBinary: boolean;
      readonly perTurn: number;
      readonly seconds: number;
      /** Of the order in which they take turns. */
      readonly seed: number;
    };

export interface PublisherAnswer {
  readonly ports?: Readonly<Record<Publisher, number>>;
  /** Per round a slice of each publisher, in the order in which they were named. */
  readonly rounds?: readonly (readonly Slice[])[];
  readonly error?: string;
}

export interface Slice {
  readonly published: number;
  readonly cpuSeconds: number;
  /** More of the CPU time was the hypervisor's than a comparison bears. */
  readonly isStolen: boolean;
}

/** As many as uWebSockets puts into one write. */
export const SYMBOLS: readonly string[] = Array.from({ length: 32 }, (_, i) => `SYMBOL${i + 10}`);
