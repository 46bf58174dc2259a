import type { VenueEvents } from '../../../workers/broker/adapter.ts';
import type { PortEvents } from '../../../workers/broker/venue-port.ts';

/** Writes down what an adapter tells, one text per event. */
export interface Recorder {
  readonly told: string[];
  readonly events: VenueEvents;
}

export function createRecorder(): Recorder {
  const told: string[] = [];
  return { told, events: recording(told) };
}

/** The same for a venue that knows orders by id and attempt. */
export function createPortRecorder(): { readonly told: string[]; readonly events: PortEvents } {
  const told: string[] = [];
  const foreign: PortEvents['foreign'] = (kind, clientId, fields) =>
    told.push(`foreign ${kind} ${clientId} ${JSON.stringify(fields)}`);
  return { told, events: { ...recording(told), foreign, together: (tell) => tell() } };
}

function recording(told: string[]) {
  const say =
    (name: string) =>
    (...values: unknown[]): void => {
      told.push([name, ...values].join(' '));
    };
  return {
    up: say('up'),
    down: say('down'),
    acknowledged: say('acknowledged'),
    rejected: say('rejected'),
    filled: say('filled'),
    cancelled: say('cancelled'),
    expired: say('expired'),
    cancelRejected: say('cancelRejected'),
    replaced: say('replaced'),
    replaceRejected: say('replaceRejected'),
    state: say('state'),
    listed: say('listed'),
  };
}
