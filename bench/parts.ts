import { enginePart } from './engine/engine-part.ts';
import { fanOutPart } from './fan-out/fan-out.ts';
import { jsonPart } from './json/json-part.ts';
import { microPart } from './micro/micro-part.ts';
import { roundTrip } from './order-path/round-trip.ts';
import type { Part } from './part.ts';

/** In the order in which they run. */
export const PARTS: readonly Part[] = [microPart, enginePart, roundTrip, jsonPart, fanOutPart];
