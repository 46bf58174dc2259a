import type { DeskClock, DeskMeter } from './desk.ts';
import type { DeskDoubts } from './desk-doubts.ts';
import type { DeskReports } from './desk-reports.ts';
import type { DeskSession } from './desk-session.ts';
import type { Lane, Outbox } from './outbox.ts';
import type { OutstandingTable } from './outstanding.ts';
import type { Probes } from './probes.ts';
import type { RateWindows } from './rate-windows.ts';
import { type Request } from './request.ts';
import type { VenuePort } from './venue-port.ts';
/** What leaves for the venue, and what becomes of a request that can't, or isn't answered. */
export interface DeskSending {
    /** Takes a request over; one that finds no room is reported at once. */
    request(request: Request): void;
    /** Sends what may be sent of a lane, at most a bounded number. Returns how many left. */
    drain(lane: Lane): number;
    /** Tells what wasn't answered in time. Returns how many. */
    tellLate(nowUs: number): number;
}
export interface DeskSendingParts {
    readonly venue: VenuePort;
    readonly outbox: Outbox;
    readonly outstanding: OutstandingTable;
    readonly windows: RateWindows;
    readonly session: DeskSession;
    readonly probes: Probes;
    readonly doubts: DeskDoubts;
    readonly reports: DeskReports;
    readonly clock: DeskClock;
    readonly meter: DeskMeter;
    readonly symbolOf: (instrument: number) => string;
    readonly isStopped: (account: number, instrument: number) => boolean;
    /** An answer that takes longer is late. */
    readonly timeoutUs: number;
}
export declare function createDeskSending(parts: DeskSendingParts): DeskSending;
