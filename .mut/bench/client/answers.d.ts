import type { Answers } from './job.ts';
/**
 * Counts the answers in what a connection received. It looks at lengths, and at the first bytes of each answer: no more,
 * so that the client costs as little as it can.
 */
export interface AnswerReader {
    /**
     * Reads whole answers from byte `from` up to `end`; returns how many. Where it stopped is `stoppedAt`: the rest is
     * the beginning of an answer.
     */
    read(bytes: Buffer, from: number, end: number, state: AnswerState): number;
    readonly stoppedAt: number;
    /** The first answer that is no success, as text; else ''. */
    readonly bad: string;
}
/** What is known of a connection from one read to the next. */
export interface AnswerState {
    /** The request id of the last answer. */
    lastId: number;
    /** Where the last HTTP answer's body began, and the place of its length's first digit. */
    bodyAt: number;
    lengthAt: number;
}
export declare function createAnswerState(): AnswerState;
export declare function createAnswerReader(answers: Answers): AnswerReader;
