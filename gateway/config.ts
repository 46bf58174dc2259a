import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LATER, SETTINGS, type SettingName } from './config-settings.ts';
import type { Setting } from './config-setting.ts';
import { BadValue } from './config-values.ts';

/**
 * Settings from the environment, then `.env`, then `tickgate.config.json` or the file that CONFIG_FILE names: the first
 * that has a name wins. All mistakes are reported together.
 */
export type Config = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name]['fallback'] extends boolean
    ? boolean
    : ReturnType<(typeof SETTINGS)[Name]['kind']['read']> extends infer Read
      ? Exclude<Read, BadValue>
      : never;
};

/** One place where settings stand, named for messages. */
export interface ConfigSource {
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'BAD_CONFIG';
  /** One line each: name, value, what is allowed. */
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length} mistake(s):\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

const ENVIRONMENT = 'the environment';
const ENV_FILE = '.env';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** Throws `ConfigError`. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const mistakes: string[] = [];
  const named = env['CONFIG_FILE'] ?? '';
  const jsonFile = named === '' ? SETTINGS.CONFIG_FILE.fallback : named;
  const sources = [
    { name: ENVIRONMENT, values: withoutUndefined(env) },
    { name: ENV_FILE, values: readEnvFile(join(folder, ENV_FILE), mistakes) },
    { name: jsonFile, values: readJsonFile(resolve(folder, jsonFile), jsonFile, named !== '', mistakes) },
  ];
  return readConfig(sources, mistakes);
}

/**
 * The first source that has a name wins. Throws `ConfigError` with `mistakes` and what else is wrong.
 */
export function readConfig(sources: readonly ConfigSource[], mistakes: string[] = []): Config {
  const config: Record<string, unknown> = {};
  for (const [name, { kind, fallback }] of Object.entries(SETTINGS)) {
    const source = sources.find(({ values }) => isSet(values[name]));
    const raw = source?.values[name];
    const value = source === undefined ? fallback : kind.read(raw);
    if (value instanceof BadValue)
      mistakes.push(`${name}=${shown(raw)} (from ${source?.name}): allowed is ${value.allowed}`);
    else config[name] = value;
  }
  for (const [name, why] of Object.entries(LATER)) {
    const source = sources.find(({ values }) => isSet(values[name]));
    if (source === undefined || (name === 'STORAGE' && source.values[name] === 'off')) continue;
    mistakes.push(`${name} (from ${source.name}): ${why}; leave it unset`);
  }
  for (const { name: source, values } of sources.filter(({ name }) => name !== ENVIRONMENT)) {
    for (const name of Object.keys(values)) {
      if (name === 'CONFIG_FILE') mistakes.push(`${name} (from ${source}): allowed in ${ENVIRONMENT} only`);
      if (!(name in SETTINGS) && !(name in LATER)) mistakes.push(`${name} (from ${source}): there is no such setting`);
    }
  }
  if (mistakes.length === 0) checkTogether(config as Config, mistakes);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config as Config;
}

/** What single values can't show. */
function checkTogether(config: Config, mistakes: string[]): void {
  if (config.KEYS_FILE === '' && !LOOPBACK.has(config.HOST)) {
    mistakes.push(`HOST=${config.HOST}: without keys the gateway listens on loopback only: 127.0.0.1, localhost, ::1`);
  }
  if (config.ACCOUNTS.length === 0 || new Set(config.ACCOUNTS).size < config.ACCOUNTS.length) {
    mistakes.push(`ACCOUNTS=${config.ACCOUNTS.join(',')}: allowed is ${SETTINGS.ACCOUNTS.kind.allowed}`);
  }
  if (config.BROKERS.length > config.MAX_BROKERS) {
    mistakes.push(`BROKERS has ${config.BROKERS.length} brokers: allowed is MAX_BROKERS=${config.MAX_BROKERS}`);
  }
  if (config.DISK_REFUSE_BYTES > config.DISK_LOW_BYTES) {
    mistakes.push(
      `DISK_REFUSE_BYTES=${config.DISK_REFUSE_BYTES}: allowed is at most DISK_LOW_BYTES=${config.DISK_LOW_BYTES}`,
    );
  }
  if (config.PORT !== 0 && config.PORT === config.MONITORING_PORT) {
    mistakes.push(`MONITORING_PORT=${config.MONITORING_PORT}: allowed is any port but PORT, or 0`);
  }
}

/** The names that requests may call this host by, in lower case. */
export function allowedHosts(config: Config): readonly string[] {
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  return ['localhost', '127.0.0.1', '[::1]', host, ...config.ALLOWED_HOSTS].map((name) => name.toLowerCase());
}

/** The table of `--help`: name, default, unit, meaning, what is allowed. */
export function configHelp(): string {
  const settings: readonly (readonly [string, Setting<unknown>])[] = Object.entries(SETTINGS);
  return settings
    .map(([name, { kind, fallback, about, unit }]) => {
      const measure = unit === undefined ? '' : ` [${unit}]`;
      return `  ${name}=${kind.show?.(fallback) ?? String(fallback)}${measure}\n      ${about}\n      allowed: ${kind.allowed}`;
    })
    .join('\n');
}

function isSet(raw: unknown): boolean {
  return raw !== undefined && raw !== '';
}

function shown(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function withoutUndefined(env: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

/** Lines of NAME=value; comments and empty lines are passed over, quotes around a value taken off. */
function readEnvFile(path: string, mistakes: string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  if (!existsSync(path)) return values;
  for (const [index, line] of readFileSync(path, 'utf8').split(/\r?\n/).entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const match = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match === null) mistakes.push(`${ENV_FILE} line ${index + 1}: allowed is NAME=value`);
    else values[match[1]!] = match[2]!.replace(/^(["'])(.*)\1$/, '$2');
  }
  return values;
}

/** A file that was named must be there: settings that somebody believes in force are worse than no start. */
function readJsonFile(path: string, name: string, isNamed: boolean, mistakes: string[]): Record<string, unknown> {
  if (!isNamed && !existsSync(path)) return {};
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
    mistakes.push(`${name}: allowed is one JSON object of settings`);
  } catch (error) {
    mistakes.push(`${name}: ${error instanceof Error ? error.message : 'is not JSON'}`);
  }
  return {};
}
