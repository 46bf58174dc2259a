import { roundTrip } from './order-path/round-trip.ts';
import type { Part } from './part.ts';

/** In the order in which they run. */
export const PARTS: readonly Part[] = [roundTrip];
