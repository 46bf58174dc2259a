import { enginePart } from './engine/engine-part.ts';
import { fanOutPart } from './fan-out/fan-out.ts';
import { jsonPart } from './json/json-part.ts';
import { microPart } from './micro/micro-part.ts';
import { durable } from './order-path/durable.ts';
import { rate } from './order-path/rate.ts';
import { roundTrip } from './order-path/round-trip.ts';
import { throughput } from './order-path/throughput.ts';
import { heapPart } from './heap/heap-part.ts';
import { instructionsPart } from './instructions/instructions-part.ts';
import { idlePart } from './idle/idle.ts';
import { scalePart } from './scale/scale.ts';
import { footprintPart } from './soak/footprint.ts';
import { soakPart } from './soak/soak.ts';
import type { Part } from './part.ts';
import { recoveryPart } from './recovery/recovery-part.ts';
import { telemetryPart } from './telemetry/telemetry-part.ts';

/** In the order in which they run. */
export const PARTS: readonly Part[] = [
  microPart,
  enginePart,
  roundTrip,
  durable,
  throughput,
  rate,
  jsonPart,
  fanOutPart,
  recoveryPart,
  telemetryPart,
  scalePart,
  heapPart,
  idlePart,
  footprintPart,
  soakPart,
  instructionsPart,
];
