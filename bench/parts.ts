import { enginePart } from './engine/engine-part.ts';
import { microPart } from './micro/micro-part.ts';
import type { Part } from './part.ts';
import { recoveryPart } from './recovery/recovery-part.ts';
import { telemetryPart } from './telemetry/telemetry-part.ts';

/** In the order in which they run. */
export const PARTS: readonly Part[] = [microPart, enginePart, recoveryPart, telemetryPart];
