import { type Act, actOf } from '../support/script-words.ts';

/**
 * A run is a script: one act a line, and behind `~` the seed of what happens until the next line, so that a line that
 * is taken out leaves the others as they were. Without it everybody takes turns until nobody has anything to do; with
 * `&` nothing happens before the next line.
 *
 *   world …                                          first line: sizes and options of the process (`world.ts`)
 *   new B|S LOTS@TICKS|market [id=NAME] [account=N] [of=N] [day|gtc|ioc|fok|gtd] [ttl=MINUTES] [until=TIME] [broker=N]
 *   again NAME   conflict NAME   retry              the same request; the same id with another quantity; all that lack an answer
 *       [type=TYPE] [TERM=VALUE …] [post] [reduce] [slices] [protect=PERCENT|auto]   as `TERM_FIELDS` of `acts.ts` says
 *   swap NAME B|S LOTS@TICKS id=NAME mode=stop_on_failure|allow_failure   a cancel-replace; the rest as in `new`
 *   cancel NAME   cancel all [account=N] [of=N]   replace NAME [LOTS@TICKS] [price=TICKS] [TERM=VALUE …] [if=N]   query NAME|orders|fills|positions
 *   bad CODE                                        a request that deserves this code
 *   halt   resume   stop N   allow N                the operator's words; broker N, or everything
 *   kills SCOPE   frees SCOPE                       the kill switch: words first, then what the journal keeps
 *   quote TICKS [of=N]   spike TICKS [of=N]   spread BELOW ABOVE [of=N]   market stops   market goes on
 *   hold KEY [entries] [grace=TIME]   drop KEY   release KEY   after KEY TIME   … each with [account=N]
 *   venue: fill|overfill|late-fill|invent NAME LOTS   venue: cancels|expires|forgets|empty-fill|reuse-id NAME
 *   venue N: next MESSAGE FAULT   venue N: drops|goes down|comes up|blocks|opens|replays|stranger|fenced|unfenced
 *   wait TIME   clock +TIME|-TIME   sleeps AGENT   wakes AGENT
 *   kill|power cut [at=CALLS] [after=AGENT] [start=CALLS]   stop [at=CALLS]
 *   disk fails CALL N [CODE]   disk low|free   disk flips|misdirects|forgets [N]
 */
export interface Line {
  readonly text: string;
  /** 0: everybody in turn. */
  readonly salt: number;
  /** Nothing happens before the next line. */
  readonly atOnce: boolean;
  readonly act: Act;
}

export function lineOf(raw: string): Line | undefined {
  const bare = raw.replace(/(^|\s)#\s.*$/, '').trim();
  if (bare === '') return undefined;
  const parts = /^(.*?)(?:\s+(?:~(\d+)|(&)))?$/.exec(bare);
  const text = parts?.[1] ?? bare;
  return { text, salt: Number(parts?.[2] ?? 0), atOnce: parts?.[3] !== undefined, act: actOf(text) };
}

/** Whose an order is: of `X/target` X. */
export function ofWhom(name: string): string {
  return name.split('/')[0] ?? name;
}

export function linesOf(script: string): Line[] {
  return script
    .split('\n')
    .map(lineOf)
    .filter((line) => line !== undefined);
}

export function textOf(lines: readonly Line[]): string {
  return lines
    .map(({ text, salt, atOnce }) => (atOnce ? `${text} &` : salt === 0 ? text : `${text}  ~${salt}`))
    .join('\n');
}
