import { type ComponentName, type Status } from '../../gateway/control/status.ts';
import { type FrontDoor, type FrontDoorParts } from '../../gateway/front-door.ts';
import { type EngineDouble } from './engine-double.ts';
/** A front door on a free port of the loopback, with an engine double on the other end of real rings. */
export interface DoorHarness {
    readonly door: FrontDoor;
    readonly engine: EngineDouble;
    readonly port: number;
    readonly url: string;
    status: Status;
    isPumping: boolean;
    /** Bells rung so far. */
    readonly bells: number;
    /** Lines that the operator was told. */
    readonly warnings: string[];
    quote(instrument: number, bidTicks: number, trades?: number): void;
    close(): Promise<void>;
}
export interface HarnessOptions {
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly commandSlots?: number;
    readonly parts?: Partial<FrontDoorParts>;
    readonly before?: (door: FrontDoor, engine: EngineDouble) => void;
}
export declare function openDoor(options?: HarnessOptions): Promise<DoorHarness>;
export declare function healthyStatus(sick?: ComponentName): Status;
