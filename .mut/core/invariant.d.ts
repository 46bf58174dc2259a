/**
 * Stops the thread on a broken invariant: a bug, never an operating error.
 * The text is a constant: a template built eagerly costs more than the check.
 */
export declare function invariant(holds: boolean, text: string): asserts holds;
