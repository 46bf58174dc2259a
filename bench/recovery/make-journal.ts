import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { EventReader } from '../../core/memory/event-ring.ts';
import { Events, type Shared } from '../../core/topology.ts';
import { engineCapacities, engineSetup } from '../../gateway/boot/engine-setup.ts';
import { type Config, readConfig } from '../../gateway/config.ts';
import type { EngineSetup } from '../../workers/engine-setup.ts';
import { type Files, systemFiles } from '../../workers/files.ts';
import { JournalWriter } from '../../workers/journal/journal-writer.ts';
import { openJournal } from '../../workers/journal/open-journal.ts';
import { type EngineLoad, createEngineLoad } from '../engine/engine-load.ts';

/** What the gateway is started with on such a journal. */
export const SETTINGS = {
  BROKERS: '[{"id":"null-a","adapter":"null"},{"id":"null-b","adapter":"null"}]',
  LOG_LEVEL: 'error',
} as const;

/** Written through the page cache, and left to the kernel: what is measured here is how it is read. */
const unsynced: Files = {
  ...systemFiles,
  open: (path, flags) => systemFiles.open(path, flags === 'direct' ? 'r+' : flags),
  datasync() {},
};
const LIVE = 1_000;
const RUN = 6_400;

export function benchConfig(): Config {
  return readConfig([{ name: 'the bench', values: SETTINGS }]);
}

/**
 * A journal of at least so many events, as a gateway with `SETTINGS` would have written it: real decisions of the engine
 * in batches of `batchEvents`, each a write of the journal's writer, all orders ended, and a clean end.
 */
export function makeJournal(data: string, events: number, batchEvents: number): number {
  const config = benchConfig();
  const { position, lock } = openJournal({ data });
  const writer = new JournalWriter({ position, files: unsynced });
  const journal = (shared: Shared) => {
    const reader = new EventReader(shared.events, Events.readers.journal.index, 'published');
    return (): void => {
      for (;;) {
        const count = reader.poll(batchEvents);
        if (count === 0) return;
        for (let i = 0; i < count; i++) writer.append(reader.records, reader.at(i));
        if (!writer.commit()) throw new Error('the journal could not be written');
        reader.release(count);
      }
    };
  };
  const load = createEngineLoad({
    accounts: config.ACCOUNTS.length,
    instruments: SimulatedInstruments.length,
    brokers: config.BROKERS.length,
    live: LIVE,
    withIds: true,
    setup: generous(engineSetup(config, SimulatedInstruments)),
    capacities: engineCapacities(config),
    tradable: SimulatedInstruments.filter(({ tradable }) => tradable).map(({ id }) => id),
    journal,
  });
  const turn = turnOf(load);
  while (writer.durableSeq < events) load.run(Math.min(RUN, Math.max(64, events >> 2)), turn, turn);
  load.endAll(turn);
  const { durableSeq } = writer;
  writer.stop();
  lock.release();
  return durableSeq;
}

function turnOf({ agent, clock }: EngineLoad): () => void {
  return () => void agent.doWork(clock.nowUs());
}

/** Limits that refuse only what is meant to be refused, and quotes that stay fresh however long this takes. */
function generous(setup: EngineSetup): EngineSetup {
  return {
    ...setup,
    limits: [
      {
        values: {
          ...setup.limits[0]?.values,
          max_order_quantity: 1e6,
          max_position: 1e9,
          max_open_orders: 1e6,
          max_open_notional: 1e15,
        },
      },
    ],
    instruments: setup.instruments.map((instrument) => ({ ...instrument, maxQuoteAgeUs: 3.6e9 })),
  };
}
