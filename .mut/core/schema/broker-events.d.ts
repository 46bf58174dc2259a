/** Whether the broker thread acts on events of this kind. */
export declare function isForBroker(kind: number): boolean;
/**
 * How many others may wait for it, of a ring of `slots`. As many again may come until it is rung for: together half of
 * the ring, and the engine needs less than the other half for a step.
 */
export declare function maxUnheard(slots: number): number;
