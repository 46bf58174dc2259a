import type { VenueEvents } from '../../../workers/broker/adapter.ts';

/** Writes down what an adapter tells, one text per event. */
export interface Recorder {
  readonly told: string[];
  readonly events: VenueEvents;
}

export function createRecorder(): Recorder {
  const told: string[] = [];
  const say =
    (name: string) =>
    (...values: unknown[]): void => {
      told.push([name, ...values].join(' '));
    };
  return {
    told,
    events: {
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
    },
  };
}
