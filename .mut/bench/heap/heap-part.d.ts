import type { Part } from '../part.ts';
export declare const heapPart: Part;
