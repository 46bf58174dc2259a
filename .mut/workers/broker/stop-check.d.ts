import { type ProcessControl } from '../../core/memory/control.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
/** Whether trading was stopped for an order of this broker, account and instrument: asked before each write. */
export type StopCheck = (broker: number, account: number, instrument: number) => boolean;
export declare function createStopCheck(control: ProcessControl, scopes: StopScopes): StopCheck;
