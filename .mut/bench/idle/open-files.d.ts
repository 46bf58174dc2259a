/** How many files this process may open at most; servers that it starts inherit that. */
export declare function openFilesMost(): number;
