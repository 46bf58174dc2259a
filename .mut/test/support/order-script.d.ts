import { type World, type WorldOptions } from './engine-world.ts';
/**
 * Tables of what an order lives through, one act a line, what the engine tells after the arrow:
 *
 *   new B 100@7000 id=a → accepted routed to 0      fill a 40@7000 → partly_filled 40
 *   ack a → live                                    cancel a → pending_cancel
 *   replace a 120@7010 → pending_replace v2         report cancelled a → cancelled "… an odd pair's note …"
 *
 *   new B|S LOTS@TICKS|market [id=CLIENT_ID] [as=NAME] [day|gtc|ioc|fok|gtd] [ttl=MINUTES] [until=+TIME] [account=N] [of=INSTRUMENT] [broker=N] [tag=TAG] [stp=MODE] [again]
 *   replace NAME LOTS@TICKS [if=VERSION]     cancel NAME     cancel all [of=INSTRUMENT]
 *   ack NAME   fill NAME LOTS@TICKS [exec=N]   report KIND NAME [LOTS@TICKS]   state open NAME [filled=N] [LOTS@TICKS]
 *       … each with [try=N] [at=BROKER], else as the order stands
 *   up N   down N   reconciled N   ready N   score N STATE [tokens=N] [depth=N] [latency=US]
 *   quote TICKS [age=TIME]   wait TIME   timers [+TIME]   fanouts   settle   restart   halt   resume   stop BITS
 *   limit [firm|configured] [account=N] [tag=TAG] [of=N] [broker=N] [if=VERSION] NAME=VALUE|none …   (names of `LimitField`)
 *   override CLIENT_ID CONTROL,… [for=TIME] [account=N]
 *   trading active|reducing|halted [cancels] [account=N] [of=INSTRUMENT] [broker=N] [tag=TAG]
 *   rearm [account=N] [of=N] [tag=TAG]
 *   hold KEY [entries] [grace=TIME]   drop KEY   release KEY   after KEY TIME        … each with [account=N]
 *   order NAME → …   book [account=N] [of=N] → …   account [N] → …   guard KEY [account=N] → …
 *
 * After the arrow stand the events and answers in order, separated by commas: `nothing` for none, `3 × …` for equal ones,
 * each with the words that must be true of it, in any order. Without an arrow nothing is checked. `#` begins a comment.
 */
export interface Script {
    readonly world: World;
    /** Order ids by name. */
    readonly names: Map<string, number>;
    /** Goes on with more lines. */
    play(lines: string): Script;
}
export declare function play(lines: string, options?: WorldOptions): Script;
export declare function scriptOf(world: World, options?: WorldOptions): Script;
