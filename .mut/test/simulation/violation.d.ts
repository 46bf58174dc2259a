/** Something that must hold did not. The name is the sentence that must hold: runs that break the same are the same find. */
export declare class Violation extends Error {
    readonly name = "Violation";
    readonly invariant: string;
    constructor(invariant: string, detail: string);
}
export declare function must(holds: boolean, invariant: string, detail: () => string): asserts holds;
/** The process ended in the middle of something: killed, without power, or by its own exit code. */
export declare class ProcessEnded extends Error {
    readonly name = "ProcessEnded";
    readonly how: 'kill' | 'power cut' | 'exit';
    constructor(how: 'kill' | 'power cut' | 'exit', why: string);
}
