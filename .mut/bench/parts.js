import { enginePart } from './engine/engine-part.js';
import { fanOutPart } from './fan-out/fan-out.js';
import { jsonPart } from './json/json-part.js';
import { microPart } from './micro/micro-part.js';
import { durable } from './order-path/durable.js';
import { rate } from './order-path/rate.js';
import { roundTrip } from './order-path/round-trip.js';
import { throughput } from './order-path/throughput.js';
import { heapPart } from './heap/heap-part.js';
import { idlePart } from './idle/idle.js';
import { scalePart } from './scale/scale.js';
import { footprintPart } from './soak/footprint.js';
import { soakPart } from './soak/soak.js';
import { recoveryPart } from './recovery/recovery-part.js';
import { telemetryPart } from './telemetry/telemetry-part.js';
/** In the order in which they run. */
export const PARTS = [
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
];
//# sourceMappingURL=parts.js.map