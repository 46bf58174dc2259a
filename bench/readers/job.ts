/**
 * What the process of readers is asked over its IPC channel, and what it answers, in turn. Readers take what comes and
 * count it; a ping is answered, as the peers of real connections do.
 */
export type ReaderJob = OpenReaders | CountReaders | CloseReaders;

/** More of a group, or its first. */
export interface OpenReaders {
  readonly job: 'open';
  readonly group: string;
  readonly port: number;
  readonly connections: number;
  /** Text frames that each sends at first; what they are answered counts as any other frame. */
  readonly first?: readonly string[];
}

/**
 * Once nothing more comes: how many frames the group got since it was asked last. A server that the machine keeps waiting
 * is quiet too: with `atLeast`, fewer are waited for longer.
 */
export interface CountReaders {
  readonly job: 'count';
  readonly group: string;
  readonly atLeast?: number;
}

export interface CloseReaders {
  readonly job: 'close';
  readonly group: string;
}

export interface ReaderAnswer {
  readonly frames?: number;
  readonly error?: string;
}
