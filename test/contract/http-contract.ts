import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from '../support/gateway-program.ts';
import type { RawAnswer } from './exchange.ts';

/** Holds real answers to an OpenAPI document and remembers what was seen. */
export interface HttpContract {
  /** Every operation, as [method, path template]. */
  readonly operations: readonly (readonly [string, string])[];
  operation(method: string, template: string): Json;
  /** Fails if the answer isn't one that the document tells of, headers included. */
  check(answer: RawAnswer): void;
  /** `METHOD path status` that the document tells of and nobody has seen. */
  missing(): string[];
  /** Codes of refusals that were seen. */
  readonly codes: ReadonlySet<string>;
}

/** What the server itself says with every answer. */
const STANDARD = new Set(['content-type', 'content-length', 'date', 'uwebsockets', 'connection']);

export function createHttpContract(document: Json): HttpContract {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'openapi');
  const validators = new Map<string, ValidateFunction>();
  const seen = new Set<string>();
  const codes = new Set<string>();
  const paths = document['paths'] as Record<string, Json>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );

  function validates(pointer: string, value: unknown, what: string): void {
    let validate = validators.get(pointer);
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `openapi#${pointer}` });
      validators.set(pointer, validate);
    }
    assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
  }

  /** The path that is meant: a literal segment before one with an argument. */
  function templateOf(path: string): string | undefined {
    const parts = path.replace(/\?.*/, '').split('/');
    const fits = Object.keys(paths).filter((template) => {
      const own = template.split('/');
      return own.length === parts.length && own.every((part, i) => part.startsWith('{') || part === parts[i]);
    });
    return fits.sort((a, b) => a.split('{').length - b.split('{').length)[0];
  }

  function checkHeaders(answer: RawAnswer, pointer: string, documented: Json, what: string): void {
    for (const [name, { required }] of Object.entries(documented) as [string, Json][]) {
      const value = answer.headers.get(name.toLowerCase());
      if (value !== undefined)
        validates(`${pointer}/headers/${escaped(name)}/schema`, value, `${what}, header ${name}`);
      else assert.ok(required !== true, `${what}: there is no header ${name}`);
    }
    const known = new Set(Object.keys(documented).map((name) => name.toLowerCase()));
    for (const name of answer.headers.keys()) {
      assert.ok(known.has(name) || STANDARD.has(name), `${what}: the header ${name} is not documented`);
    }
  }

  return {
    operations,
    codes,
    operation: (method, template) => paths[template]![method.toLowerCase()] as Json,

    check(answer) {
      const { method, path, status, headers, body } = answer;
      const what = `${method} ${path} ${status}`;
      const template = templateOf(path);
      const operation = template === undefined ? undefined : (paths[template]![method.toLowerCase()] as Json);
      assert.ok(template !== undefined && operation !== undefined, `${what}: no such call is documented`);
      const response = operation['responses'][status] as Json | undefined;
      assert.ok(response !== undefined, `${what}: this status is not documented: ${body}`);
      const type = headers.get('content-type') ?? '';
      const pointer = `/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
      assert.ok(response['content'][type] !== undefined, `${what}: the type ${type} is not documented`);
      checkHeaders(answer, pointer, (response['headers'] ?? {}) as Json, what);
      const value: unknown = type.startsWith('application/json') ? JSON.parse(body) : body;
      validates(`${pointer}/content/${escaped(type)}/schema`, value, what);
      seen.add(`${method} ${template} ${status}`);
      const code = (value as Json)['error']?.code as string | undefined;
      if (code !== undefined) codes.add(code);
    },

    missing: () =>
      operations
        .flatMap(([method, path]) =>
          Object.keys(paths[path]![method.toLowerCase()].responses).map((status) => `${method} ${path} ${status}`),
        )
        .filter((name) => !seen.has(name)),
  };
}

/** One token of a JSON pointer in a URI. */
export function escaped(token: string): string {
  return encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'));
}
