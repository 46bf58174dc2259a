import { durable } from './order-path/durable.ts';
import { rate } from './order-path/rate.ts';
import { roundTrip } from './order-path/round-trip.ts';
import { throughput } from './order-path/throughput.ts';
import type { Part } from './part.ts';

/** In the order in which they run. */
export const PARTS: readonly Part[] = [roundTrip, durable, throughput, rate];
