import type { Mutant } from './mutant.ts';
/** The mutated text of its file. Throws if the place isn't there, or not once, or nothing changes. */
export declare function mutatedText(root: string, { name, file, before, after }: Mutant): string;
