import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Json } from '../support/gateway-program.ts';
import { escaped } from './http-contract.ts';

/** Holds real frames to an AsyncAPI document and remembers what was seen. */
export interface WsContract {
  readonly methods: readonly string[];
  /** The answer to a call of this method; 'refused': to a frame that is no call. */
  answer(method: string, frame: Json): void;
  /** A frame of a channel. */
  frame(frame: Json): void;
  /** `method status` and `channel kind` that are documented and nobody has seen. */
  missing(): string[];
  readonly codes: ReadonlySet<string>;
}

/** `kinds`: what the frames of each channel are, by its key. */
export function createWsContract(document: Json, kinds: Readonly<Record<string, readonly string[]>>): WsContract {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'asyncapi');
  const validators = new Map<string, ValidateFunction>();
  const seen = new Set<string>();
  const codes = new Set<string>();
  const messages = document['components'].messages as Record<string, Json>;
  const methods = Object.keys(messages)
    .filter((name) => name.endsWith('.answer'))
    .map((name) => name.slice(0, -'.answer'.length));

  function validates(message: string, value: unknown): void {
    assert.ok(messages[message] !== undefined, `${message} is not documented: ${JSON.stringify(value)}`);
    let validate = validators.get(message);
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `asyncapi#/components/messages/${escaped(message)}/payload` });
      validators.set(message, validate);
    }
    assert.ok(validate(value), `${message}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
  }

  /** Statuses that the schema of an answer names. */
  function statuses(method: string): number[] {
    const { anyOf } = messages[`${method}.answer`]!['payload'] as { anyOf: Json[] };
    return anyOf.flatMap(({ properties, allOf }) =>
      properties === undefined ? [allOf[0].properties.status.const as number] : (properties.status.enum as number[]),
    );
  }

  return {
    methods,
    codes,
    answer(method, frame) {
      validates(method === 'refused' ? method : `${method}.answer`, frame);
      seen.add(`${method} ${frame['status']}`);
      if (frame['error'] !== undefined) codes.add(frame['error'].code as string);
    },
    frame(frame) {
      const key = String(frame['channel']).replace(/:.*/, '');
      validates(`${key}.frame`, frame);
      seen.add(`${key} ${frame['batch'] === undefined ? (frame['type'] ?? 'report') : 'batch'}`);
    },
    missing: () =>
      [
        'refused 400',
        ...methods.flatMap((method) => statuses(method).map((status) => `${method} ${status}`)),
        ...Object.entries(kinds).flatMap(([key, some]) => some.map((kind) => `${key} ${kind}`)),
      ].filter((name) => !seen.has(name)),
  };
}
