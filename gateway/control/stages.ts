/** The stages of an order that are timed, each into one shared histogram with one writer. */
export const STAGES = ['parse', 'queue', 'risk', 'decide', 'durable', 'route', 'venue', 'encode', 'total'] as const;
export type Stage = (typeof STAGES)[number];

/** Those that the door itself writes: parse, encode and total. */
export type StageHistograms = Readonly<Record<Stage, SharedArrayBuffer>>;
