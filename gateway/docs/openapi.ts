import type { RejectName } from '../../core/schema/reject.ts';
import { isTransient } from '../inbound/refusal.ts';
import { JSON_TYPE } from '../http/reply.ts';
import { answerSchemas } from './answer-schemas.ts';
import { ENTRY, ENTRY_WITH_BODY } from './code-sets.ts';
import { examples } from './examples.ts';
import { HTTP_GROUPS, type HttpCall } from './http/http-call.ts';
import { HTTP_CALLS } from './http/http-calls.ts';
import { type JsonSchema, anyOf, ref } from './json-schema.ts';
import { byStatus, refusedBy } from './refusals.ts';
import { whenTold } from './reject-texts.ts';
import { requestSchemas } from './request-schemas.ts';
import { LIMITS, REMAINING_HEADERS, SIGNATURE_HEADERS, SIGNING, WINDOW_HEADER } from './security.ts';

/** Headers of answers. */
const ANSWER_HEADERS: Readonly<Record<string, { readonly about: string; readonly schema: JsonSchema }>> = {
  'Retry-After': { about: 'Seconds to wait before trying again.', schema: { type: 'string', pattern: '^[0-9]+$' } },
  'WWW-Authenticate': { about: 'How a request is signed.', schema: { const: 'TG-HMAC-SHA256' } },
  Allow: { about: 'The methods that the path takes.', schema: { type: 'string' } },
  'Cache-Control': { about: 'They may differ after the next start.', schema: { type: 'string' } },
  'Content-Security-Policy': { about: 'Nothing but the page’s own style.', schema: { type: 'string' } },
  'X-Content-Type-Options': { about: 'nosniff', schema: { const: 'nosniff' } },
  Upgrade: { about: 'What is spoken on this path.', schema: { const: 'websocket' } },
  'Sec-WebSocket-Accept': { about: 'Made of the key, as RFC 6455 says.', schema: { type: 'string' } },
  'Sec-WebSocket-Version': { about: 'The version that is spoken.', schema: { const: '13' } },
  ...Object.fromEntries(
    Object.entries(REMAINING_HEADERS).map(([name, about]) => [
      name,
      { about, schema: { type: 'string', pattern: '^[0-9]{1,5}$' } },
    ]),
  ),
};

/** Told before anybody looks at budgets. */
const BEFORE_BUDGETS = new Set<RejectName>([...ENTRY, ...ENTRY_WITH_BODY, 'UNAUTHORIZED', 'FORBIDDEN_IP']);

const WINDOW_PARAMETER = {
  name: WINDOW_HEADER.header,
  in: 'header',
  required: false,
  description: WINDOW_HEADER.about,
  schema: WINDOW_HEADER.schema,
  example: '1000',
};

const ABOUT = `Requests and answers are JSON. Ids and decimals in answers are texts, times RFC 3339 in UTC.

A path that isn’t here is answered 404 \`NOT_FOUND\`; another method of a path that is, 405 \`METHOD_NOT_ALLOWED\` with \`Allow\`. Lists, pages and figures answer HEAD like GET, without the body. A refusal is \`{"error":{"code","message","field"?,"limit"?,"value"?,"headroom"?,"limit_of"?,"retry_after_ms"?}}\`; those of the risk check have \`approved\` and \`reason\` besides. What is no well-formed HTTP/1.1 request is answered by the server itself, in HTML, with 400, 431 or 505, and its connection is closed.

${SIGNING}

${LIMITS}`;

interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: object;
}

/** OpenAPI 3.1.0 */
export function openapi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const call of HTTP_CALLS) {
    const methods = (paths[call.path] ??= {});
    methods[call.method.toLowerCase()] = operation(call);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'tickgate',
      version,
      summary: 'A trading gateway: durable orders, a risk check in microseconds, several brokers behind one door.',
      description: ABOUT,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'this gateway' }],
    tags: Object.values(HTTP_GROUPS).map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...requestSchemas, ...answerSchemas },
      securitySchemes: Object.fromEntries(
        SIGNATURE_HEADERS.map(({ scheme, header, about }) => [
          scheme,
          { type: 'apiKey', in: 'header', name: header, description: about },
        ]),
      ),
    },
  };
}

function operation(call: HttpCall): object {
  const { body } = call;
  const isSigned = call.signed !== false;
  const parameters = [
    ...call.parameters.map(({ name, in: place, schema, example }) => ({
      name,
      in: place,
      required: place === 'path',
      ...(schema.description === undefined ? {} : { description: schema.description }),
      schema,
      example,
    })),
    ...(isSigned ? [WINDOW_PARAMETER] : []),
  ];
  return {
    operationId: call.id,
    tags: [HTTP_GROUPS[call.group]],
    summary: call.title,
    description: call.about,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: `At most ${body.maxBytes} bytes.`,
            content: {
              'application/json': { schema: ref(body.schema), ...requestExamples(call, examples[body.example]) },
            },
          },
        }),
    responses: responses(call),
    // The empty one: without KEYS_FILE nothing is signed.
    security: isSigned ? [{}, Object.fromEntries(SIGNATURE_HEADERS.map(({ scheme }) => [scheme, []]))] : [],
  };
}

/** One, or one of each kind. */
function requestExamples({ kinds }: HttpCall, example: unknown): object {
  if (kinds === undefined) return { example };
  const each = Object.entries(kinds).map(([name, { summary, request }]) => [name, { summary, value: request }]);
  return { examples: Object.fromEntries(each) };
}

function responses(call: HttpCall): Readonly<Record<string, Response>> {
  const refused = byStatus(call.codes);
  const statuses = [...new Set([...call.answers.map(({ status }) => status), ...refused.keys()])].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      response(
        call.answers.filter((answer) => answer.status === status),
        refused.get(status) ?? [],
        status === call.answers[0]?.status ? call.kinds : undefined,
      ),
    ]),
  );
}

function response(answers: HttpCall['answers'], codes: readonly RejectName[], kinds: HttpCall['kinds']): Response {
  const content: Record<string, { schemas: JsonSchema[]; example?: unknown }> = {};
  for (const { type, schema, example } of answers) {
    if (type === undefined) continue;
    const entry = (content[type] ??= { schemas: [] });
    entry.schemas.push(schema === undefined ? { type: type === JSON_TYPE ? 'object' : 'string' } : ref(schema));
    if (example !== undefined) entry.example = examples[example];
  }
  if (codes.length > 0) (content[JSON_TYPE] ??= { schemas: [] }).schemas.push(refusedBy(codes, ''));
  const headers: Record<string, object> = {};
  const add = (name: string, required: boolean): void => {
    const { about, schema } = ANSWER_HEADERS[name]!;
    headers[name] = { description: about, required, schema };
  };
  for (const name of answers.flatMap((answer) => answer.headers ?? [])) add(name, codes.length === 0);
  if (codes.includes('UNAUTHORIZED')) add('WWW-Authenticate', true);
  if (codes.some(waits)) add('Retry-After', answers.length === 0 && codes.every(waits));
  if (codes.includes('UPGRADE_REQUIRED')) for (const name of ['Upgrade', 'Sec-WebSocket-Version']) add(name, true);
  const isCounted = answers.some(({ type }) => type !== undefined) || codes.some((code) => !BEFORE_BUDGETS.has(code));
  if (isCounted) for (const name of Object.keys(REMAINING_HEADERS)) add(name, false);
  return {
    description: [...answers.map(({ about }) => about), ...codes.map((code) => `\`${code}\` ${whenTold(code)}`)].join(
      '\n\n',
    ),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(Object.keys(content).length === 0 ? {} : { content: contentOf(content, kinds) }),
  };
}

function contentOf(
  content: Readonly<Record<string, { schemas: JsonSchema[]; example?: unknown }>>,
  kinds: HttpCall['kinds'],
): object {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schemas, example }]) => [
      type,
      { schema: anyOf(schemas), ...(example === undefined ? {} : answerExamples(kinds, example)) },
    ]),
  );
}

function answerExamples(kinds: HttpCall['kinds'], example: unknown): object {
  if (kinds === undefined) return { example };
  const each = Object.entries(kinds).map(([name, { summary, answer }]) => [name, { summary, value: answer }]);
  return { examples: Object.fromEntries(each) };
}

/** Whether an answer with this code says when to come again. */
function waits(code: RejectName): boolean {
  const [[status] = [0]] = [...byStatus([code])];
  return status === 429 || (status === 503 && isTransient(code));
}
