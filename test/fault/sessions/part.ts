import type { Part, PartResult } from '../../campaign/part.ts';
import { type SoakOptions, soak } from './soak.ts';

type Form = Omit<SoakOptions, 'seed' | 'threads' | 'progress' | 'enough'>;

const FORMS: Readonly<Record<'short' | 'long', Form>> = {
  short: {
    accounts: 5,
    clientsPerAccount: 12,
    processes: 1,
    ordersPerSecond: 30,
    hotOrdersPerSecond: 30,
    sleepers: 0,
    seconds: 6,
    killAfterMs: [2_000, 3_000],
    accidentsPerSecond: 15,
    comesBackEveryMs: 5_000,
  },
  long: {
    accounts: 50,
    clientsPerAccount: 20,
    processes: 2,
    ordersPerSecond: 50,
    hotOrdersPerSecond: 40,
    sleepers: 2,
    seconds: 600,
    killAfterMs: [20_000, 40_000],
    accidentsPerSecond: 20,
    comesBackEveryMs: 60_000,
  },
};
/** Of the long form; fewer for a look. */
const SECONDS = Number(process.env['TICKGATE_SOAK_SECONDS'] ?? FORMS.long.seconds);

export const sessions: Part = {
  name: 'sessions',
  what: 'clients on a bad network and kill -9 of the gateway: no stream has a gap, a repeat or another order',
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const chosen = form === 'short' ? FORMS.short : { ...FORMS.long, seconds: SECONDS };
    const clients = chosen.accounts * chosen.clientsPerAccount;
    const threads = form === 'long' || seed % 2 === 0 ? 'dedicated' : 'compact';
    const end = await soak({ ...chosen, seed, threads, progress: (text) => progress(0, clients, text), enough });
    const reproduce = `npm run campaign -- --only sessions${form === 'short' ? ' --short' : ''} --seed ${seed}; kept: ${end.folder}`;
    const failures = end.problems.map((what) => ({ what, reproduce }));
    return { cases: end.clients, survived: end.survived, failures, figures: end.figures };
  },
};
