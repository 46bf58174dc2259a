import type { Session } from '../../core/market/instruments.ts';
/** A session in UTC, as the engine knows it (`core/market/sessions`). */
export interface UtcSession {
    /** 1 + microseconds after midnight; 0: always open. */
    readonly opens: number;
    readonly closeUs: number;
    readonly days: number;
}
/** Whether there is such a zone. */
export declare function isZone(name: string): boolean;
/** How far the zone is ahead of UTC at a time, in microseconds. */
export declare function offsetUs(zone: string, atMs: number): number;
/** With the offset that the zone has at `atMs`. The days move along where the session begins on another day in UTC. */
export declare function utcSession(session: Session, atMs: number): UtcSession;
/** Microseconds since the Unix epoch of a local time of day on a date, given as milliseconds of its midnight UTC. */
export declare function localTimeUs(dateMs: number, timeUs: number, zone: string): number;
