import type { Part } from '../../campaign/part.ts';
export declare const time: Part;
