import type { Json } from '../support/gateway-program.ts';
import type { RawAnswer } from './exchange.ts';
/** Holds real answers to an OpenAPI document and remembers what was seen. */
export interface HttpContract {
    /** Every operation, as [method, path template]. */
    readonly operations: readonly (readonly [string, string])[];
    operation(method: string, template: string): Json;
    /** Fails if the answer isn't one that the document tells of, headers included. */
    check(answer: RawAnswer): void;
    /** `METHOD path status` that the document tells of and nobody has seen. */
    missing(): string[];
    /** Codes of refusals that were seen. */
    readonly codes: ReadonlySet<string>;
}
export declare function createHttpContract(document: Json): HttpContract;
/** One token of a JSON pointer in a URI. */
export declare function escaped(token: string): string;
