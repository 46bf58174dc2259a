import type { Capacities } from '../../core/state/state.ts';

/** Two accounts, instruments and brokers: what is judged over and over meets the same rows. */
export const pairCapacities: Capacities = {
  accounts: 2,
  instruments: 2,
  brokers: 2,
  books: 4,
  orders: 16,
  ids: 16,
  executions: 16,
  fanouts: 4,
  suspense: 4,
  guards: 4,
  tags: 8,
  tagBooks: 16,
  limits: 64,
  overrides: 4,
  recent: 4,
  currencies: 2,
  plans: 256,
};
