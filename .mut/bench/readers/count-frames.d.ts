import type { AnswerReader } from '../client/answers.ts';
/** Counts the frames of a server, whatever is in them. `ping` is called for each ping; it isn't counted. */
export declare function createFrameCounter(ping: () => void): AnswerReader;
