import { Counters } from '../../core/metrics/counters.ts';
import { CounterNames, type Shared } from '../../core/topology.ts';
import type { CounterGroup } from '../control/metrics.ts';

/** What the threads count, by the name that /metrics gives it. */
export function counterGroups(shared: Shared): CounterGroup[] {
  return (Object.keys(CounterNames) as (keyof typeof CounterNames)[]).map((subsystem) => ({
    subsystem,
    counters: new Counters<string>(shared.counters[subsystem], CounterNames[subsystem]),
  }));
}
