/** A free port that is nobody's outgoing one: a program that is started on it again finds it free again. */
export declare function steadyPort(): Promise<number>;
