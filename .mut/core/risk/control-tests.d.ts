import type { RiskControlName } from './controls.ts';
/** A test's file and its title as it stands there: what is put in for `${…}` is left as it is written. */
export type ControlTest = readonly [file: string, title: string];
/** Which tests show each control. A test holds every entry to the sources: the title is there, once moved it isn't. */
export declare const CONTROL_TESTS: Readonly<Record<RiskControlName, readonly ControlTest[]>>;
/** Controls that no test shows yet. */
export declare const NOT_YET_SHOWN: readonly RiskControlName[];
