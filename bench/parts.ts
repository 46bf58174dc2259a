import { enginePart } from './engine/engine-part.ts';
import { fanOutPart } from './fan-out/fan-out.ts';
import { jsonPart } from './json/json-part.ts';
import { microPart } from './micro/micro-part.ts';
import { roundTrip } from './order-path/round-trip.ts';
import { idlePart } from './idle/idle.ts';
import { scalePart } from './scale/scale.ts';
import { footprintPart } from './soak/footprint.ts';
import { soakPart } from './soak/soak.ts';
import type { Part } from './part.ts';

/** In the order in which they run. */
export const PARTS: readonly Part[] = [
  microPart,
  enginePart,
  roundTrip,
  jsonPart,
  fanOutPart,
  scalePart,
  idlePart,
  footprintPart,
  soakPart,
];
