import { SETTINGS, type SettingName } from './config-settings.ts';
import { BadValue } from './config-values.ts';
/**
 * Settings from the environment, then `.env`, then `tickgate.config.json` or the file that CONFIG_FILE names: the first
 * that has a name wins. All mistakes are reported together.
 */
export type Config = {
    readonly [Name in SettingName]: (typeof SETTINGS)[Name]['fallback'] extends boolean ? boolean : ReturnType<(typeof SETTINGS)[Name]['kind']['read']> extends infer Read ? Exclude<Read, BadValue> : never;
};
/** One place where settings stand, named for messages. */
export interface ConfigSource {
    readonly name: string;
    readonly values: Readonly<Record<string, unknown>>;
}
export declare class ConfigError extends Error {
    readonly name = "ConfigError";
    readonly code = "BAD_CONFIG";
    /** One line each: name, value, what is allowed. */
    readonly mistakes: readonly string[];
    constructor(mistakes: readonly string[]);
}
/** Throws `ConfigError`. */
export declare function loadConfig(env: Readonly<Record<string, string | undefined>>, folder: string): Config;
/**
 * The first source that has a name wins. Throws `ConfigError` with `mistakes` and what else is wrong.
 */
export declare function readConfig(sources: readonly ConfigSource[], mistakes?: string[]): Config;
/** The names that requests may call this host by, in lower case. */
export declare function allowedHosts(config: Config): readonly string[];
/** The table of `--help`: name, default, unit, meaning, what is allowed. */
export declare function configHelp(): string;
