import type { BlockResult } from './job.ts';

export interface WarmUp {
  /** Answers that it ends with. */
  readonly orders: number;
  /** Of each block. */
  readonly seconds: number;
  /** However few the answers: seconds in all. */
  readonly most?: number;
}

/** Blocks that aren't measured, one after the other, until what runs often is compiled. Returns the answers; throws what a block says. */
export async function warmUp(
  what: string,
  { orders, seconds, most = Infinity }: WarmUp,
  block: (seconds: number) => Promise<Pick<BlockResult, 'answers' | 'problem'>>,
): Promise<number> {
  let answered = 0;
  for (let spent = 0; answered < orders && spent < most; spent += seconds) {
    const { answers, problem } = await block(seconds);
    if (problem !== '') throw new Error(`${what}, warming up: ${problem}`);
    answered += answers;
  }
  return answered;
}
