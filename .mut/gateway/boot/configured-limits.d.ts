import type { LimitValues } from '../../core/risk/limit-command.ts';
import type { Config } from '../config.ts';
/** The LIMIT_… settings, as limits of everybody. */
export declare function configuredLimits(config: Config): LimitValues;
