import type { Part } from '../part.ts';
export declare const rate: Part;
