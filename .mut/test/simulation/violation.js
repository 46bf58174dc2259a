/** Something that must hold did not. The name is the sentence that must hold: runs that break the same are the same find. */
export class Violation extends Error {
    name = 'Violation';
    invariant;
    constructor(invariant, detail) {
        super(`${invariant}: ${detail}`);
        this.invariant = invariant;
    }
}
export function must(holds, invariant, detail) {
    if (!holds)
        throw new Violation(invariant, detail());
}
/** The process ended in the middle of something: killed, without power, or by its own exit code. */
export class ProcessEnded extends Error {
    name = 'ProcessEnded';
    how;
    constructor(how, why) {
        super(`the process ended (${how}): ${why}`);
        this.how = how;
    }
}
//# sourceMappingURL=violation.js.map