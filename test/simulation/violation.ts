/** Something that must hold did not. The name is the sentence that must hold: runs that break the same are the same find. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: string;

  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
    this.invariant = invariant;
  }
}

export function must(holds: boolean, invariant: string, detail: () => string): asserts holds {
  if (!holds) throw new Violation(invariant, detail());
}

/** The process ended in the middle of something: killed, without power, or by its own exit code. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
  readonly how: 'kill' | 'power cut' | 'exit';

  constructor(how: 'kill' | 'power cut' | 'exit', why: string) {
    super(`the process ended (${how}): ${why}`);
    this.how = how;
  }
}
