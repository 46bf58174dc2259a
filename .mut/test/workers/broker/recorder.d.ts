import type { VenueEvents } from '../../../workers/broker/adapter.ts';
import type { PortEvents } from '../../../workers/broker/venue-port.ts';
/** Writes down what an adapter tells, one text per event. */
export interface Recorder {
    readonly told: string[];
    readonly events: VenueEvents;
}
export declare function createRecorder(): Recorder;
/** The same for a venue that knows orders by id and attempt. */
export declare function createPortRecorder(): {
    readonly told: string[];
    readonly events: PortEvents;
};
