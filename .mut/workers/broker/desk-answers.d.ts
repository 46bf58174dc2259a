import type { DeskClock, DeskMeter } from './desk.ts';
import type { DeskDoubts } from './desk-doubts.ts';
import type { DeskReports } from './desk-reports.ts';
import type { DeskSession } from './desk-session.ts';
import type { OutstandingTable } from './outstanding.ts';
import type { PortEvents } from './venue-port.ts';
/** What the venue says, turned into reports; what it answers is no longer outstanding. */
export interface DeskAnswers {
    readonly events: PortEvents;
    /** From a place to its answer: a moving average. */
    latencyUs(): number;
}
export interface DeskAnswersParts {
    readonly outstanding: OutstandingTable;
    readonly session: DeskSession;
    readonly doubts: DeskDoubts;
    readonly reports: DeskReports;
    readonly clock: DeskClock;
    readonly meter: DeskMeter;
}
export declare function createDeskAnswers(parts: DeskAnswersParts): DeskAnswers;
