import { RISK_CONTROL_NAMES, riskControl } from '../../core/risk/controls.ts';
import { RegulatoryRules } from '../../core/risk/rules.ts';
import { Reject } from '../../core/schema/reject.ts';
import { isTransient, reasonOf } from '../inbound/refusal.ts';
import { answerSchemas } from './answer-schemas.ts';
import { WS_ABOUT } from './asyncapi.ts';
import { examples } from './examples.ts';
import { anchor, block, escaped, fieldTable, jsonBlock, jsonText, paragraphs, prose, table, typeOf } from './html.ts';
import { HTTP_GROUPS, type HttpCall, type HttpGroup } from './http/http-call.ts';
import { HTTP_CALLS } from './http/http-calls.ts';
import type { JsonSchema } from './json-schema.ts';
import { STYLE } from './page-style.ts';
import { byStatus } from './refusals.ts';
import { REJECT_NAMES, whenTold } from './reject-texts.ts';
import { requestSchemas } from './request-schemas.ts';
import { LIMITS, REMAINING_HEADERS, SIGNATURE_HEADERS, SIGNING, WINDOW_HEADER } from './security.ts';
import { FRAME_CODES, WS_CHANNELS, WS_CLOSES, WS_METHODS, type WsChannel, type WsMethod } from './ws-calls.ts';
import { CHANNEL_RECORDS, ANSWER_RECORDS, REQUEST_RECORDS } from './wire-records.ts';
import { recordAnchor, recordPart, wireNumbers, wireRules } from './wire-part.ts';

const schemas: Readonly<Record<string, JsonSchema>> = { ...requestSchemas, ...answerSchemas };
const RECORDS = [...REQUEST_RECORDS.map(({ layout }) => layout), ...ANSWER_RECORDS, ...CHANNEL_RECORDS];
const groups = Object.entries(HTTP_GROUPS) as [HttpGroup, string][];

/** GET /docs: everything on one page, to be read without a network or a script. */
export function referencePage(version: string, host: string): string {
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>tickgate reference</title>' +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>` +
    `<body><div class="page">${contents()}<main>${introduction(version, host)}` +
    `${groups
      .map(([group, title]) =>
        section(
          title,
          callsOf(group).map((call) => httpCall(call, host)),
        ),
      )
      .join('')}` +
    `${section('WebSocket', [paragraphs(WS_ABOUT), closes(), frameErrors()])}` +
    `${section('Methods', WS_METHODS.map(wsMethod))}${section('Channels', WS_CHANNELS.map(wsChannel))}` +
    `${section('Binary records', [wireRules(), ...RECORDS.map(recordPart), wireNumbers()])}` +
    `${section('Controls', [controls()])}${section('Codes', [codes()])}${section('Objects', Object.keys(schemas).map(schemaPart))}</main></div></body></html>`
  );
}

function callsOf(group: HttpGroup): readonly HttpCall[] {
  return HTTP_CALLS.filter((call) => call.group === group);
}

function section(title: string, parts: readonly string[]): string {
  return `<section><h2 id="${anchor(title)}">${escaped(title)}</h2>${parts.join('')}</section>`;
}

function contents(): string {
  const list = (head: string, items: readonly (readonly [string, string])[]): string =>
    `<div class="head"><a href="#${anchor(head)}">${escaped(head)}</a></div><ul>` +
    `${items.map(([to, text]) => `<li><a href="#${to}">${escaped(text)}</a></li>`).join('')}</ul>`;
  return (
    '<nav><a href="#top"><b>tickgate</b></a>' +
    groups
      .map(([group, title]) =>
        list(
          title,
          callsOf(group).map((call) => [call.id, call.title]),
        ),
      )
      .join('') +
    list('WebSocket', []) +
    list(
      'Methods',
      WS_METHODS.map(({ name }) => [`method-${anchor(name)}`, name]),
    ) +
    list(
      'Channels',
      WS_CHANNELS.map(({ key, name }) => [`channel-${key}`, name]),
    ) +
    list(
      'Binary records',
      RECORDS.map((layout) => [recordAnchor(layout), layout.name]),
    ) +
    list('Controls', []) +
    list('Codes', []) +
    list(
      'Objects',
      Object.keys(schemas).map((name) => [`schema-${name}`, name]),
    ) +
    '</nav>'
  );
}

function introduction(version: string, host: string): string {
  const row = (header: string, about: string): string[] => [`<code>${header}</code>`, prose(about)];
  const headers = [...SIGNATURE_HEADERS, WINDOW_HEADER].map(({ header, about }) => row(header, about));
  const remaining = Object.entries(REMAINING_HEADERS).map(([header, about]) => row(header, about));
  return (
    `<h1 id="top">tickgate</h1><p class="lead">Reference of version ${escaped(version)}, at ${escaped(host)}. ` +
    'For tools: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1) and ' +
    '<a href="/asyncapi.json">/asyncapi.json</a> (AsyncAPI 3.0).</p>' +
    paragraphs(
      'Requests and answers are JSON. Ids and decimals in answers are texts, times RFC 3339 in UTC. Fields marked ? may be absent. A refusal is `{"error":{"code","message","field"?,"limit"?,"value"?,"headroom"?,"limit_of"?,"retry_after_ms"?}}`, with `approved` and `reason` besides where the risk check refuses.\n\n' +
        'A path that isn’t here is answered 404 `NOT_FOUND`; another method of a path that is, 405 `METHOD_NOT_ALLOWED` with `Allow`. 503 and 429 that may pass later come with `Retry-After`.',
    ) +
    `<h3>Signed requests</h3>${paragraphs(SIGNING)}${table(['header', 'what it holds'], headers, ['name', ''])}` +
    `<h3>Limits</h3>${paragraphs(LIMITS)}${table(['header of answers', 'what it holds'], remaining, ['name', ''])}`
  );
}

function httpCall(call: HttpCall, host: string): string {
  const { body, parameters } = call;
  const parts = [
    `<h3 id="${call.id}">${escaped(call.title)}</h3>`,
    `<div class="path"><span class="verb ${call.method}">${call.method}</span> ${escaped(call.path)}` +
      `${call.head ? ' <span class="soft">also HEAD</span>' : ''}</div>`,
    paragraphs(call.about),
  ];
  if (parameters.length > 0) {
    const rows = parameters.map(({ name, in: place, schema }) => [
      `${escaped(name)}${place === 'query' ? ' <span class="soft">?</span>' : ''}`,
      place,
      typeOf(schema),
      `${prose(schema.description ?? '')}${schema.default === undefined ? '' : ` <span class="soft">Default ${escaped(JSON.stringify(schema.default))}</span>`}`,
    ]);
    parts.push('<h4>Parameters</h4>', table(['name', 'in', 'type', 'meaning'], rows, ['name', '', 'type', '']));
  }
  if (body !== undefined) {
    parts.push(`<h4>Body, at most ${body.maxBytes} bytes</h4>`, fieldTable(schemas[body.schema]!));
  }
  parts.push('<h4>Example</h4>', block(curl(call, host)), ...kindsOf(call, host), '<h4>Answers</h4>');
  const shown = new Set<string>();
  for (const { status, about, schema, type, example } of call.answers) {
    const what = schema === undefined ? escaped(type ?? '') : typeOf({ $ref: schema });
    parts.push(`<p><b>${status}</b> ${prose(about)} <span class="soft">${what}</span></p>`);
    if (example !== undefined && !shown.has(example)) {
      shown.add(example);
      const value: unknown = examples[example];
      parts.push(typeof value === 'string' ? block(value) : jsonBlock(value));
    }
  }
  return parts.join('') + errors(call.codes);
}

/** Each kind of request with its answer. */
function kindsOf(call: HttpCall, host: string): string[] {
  return Object.values(call.kinds ?? {}).map(
    ({ summary, request, answer }) =>
      `<details><summary>${escaped(summary)}</summary>${block(curl(call, host, request))}${jsonBlock(answer)}</details>`,
  );
}

function curl({ method, path, parameters, body }: HttpCall, host: string, request?: object): string {
  let url: string = path;
  for (const { name, in: place, example } of parameters) if (place === 'path') url = url.replace(`{${name}}`, example);
  const query = parameters.filter(
    ({ in: place, name }) => place === 'query' && name !== 'cursor' && name !== 'account',
  );
  const text = query.map(({ name, example }) => `${name}=${example}`).join('&');
  const verb = method === 'GET' ? '' : ` -X ${method}`;
  const data =
    body === undefined
      ? ''
      : ` \\\n  -H 'Content-Type: application/json' \\\n  -d '${jsonText(request ?? examples[body.example])}'`;
  return `curl -s${verb} 'http://${host}${url}${text === '' ? '' : `?${text}`}'${data}`;
}

function errors(codesHere: HttpCall['codes']): string {
  const rows = [...byStatus(codesHere)].flatMap(([status, names]) =>
    names.map((name) => [String(status), `<a href="#code-${name}"><code>${name}</code></a>`, prose(whenTold(name))]),
  );
  return `<details><summary>Errors: ${[...byStatus(codesHere).keys()].join(', ')}</summary>${table(['status', 'code', 'when'], rows, ['', 'code', ''])}</details>`;
}

function controls(): string {
  const rows = RISK_CONTROL_NAMES.map(riskControl).map(({ title, does, limits, codes: refusals, rules }) => [
    escaped(title),
    prose(does),
    limits.map((limit) => `<code>${limit}</code>`).join(' '),
    refusals.map((name) => `<a href="#code-${name}"><code>${name}</code></a>`).join(' '),
    escaped(rules.map((rule) => RegulatoryRules[rule].name).join(', ')),
  ]);
  return (
    paragraphs(
      'What stands between a program and its brokers, and which rules ask for a control like it. A summary, no legal advice: a control answers a rule only with limits that somebody has set for it.',
    ) + table(['control', 'what it does', 'limits', 'refuses with', 'rules'], rows, ['name', '', 'type', 'code', ''])
  );
}

function closes(): string {
  return `<h3>Why a session ends</h3>${table(
    ['close code', 'when'],
    WS_CLOSES.map(([code, why]) => [String(code), prose(why)]),
  )}`;
}

function frameErrors(): string {
  return `<h3>Frames that are no call</h3><p>Are answered with the id that could be read, or null.</p>${errors(FRAME_CODES)}`;
}

function wsMethod(method: WsMethod): string {
  const { name, about, params, paramsExample, maxBytes, statuses, result, resultExample } = method;
  const call = { id: 7, method: name, params: examples[paramsExample] };
  const answer = { id: 7, status: statuses[0], result: examples[resultExample], rate_limits: [] };
  return (
    `<h3 id="method-${anchor(name)}"><code>${escaped(name)}</code></h3><p>${prose(about)}</p>` +
    `<h4>Params, a frame of at most ${maxBytes} bytes</h4>${fieldTable(schemas[params]!) || '<p class="soft">None.</p>'}` +
    `<h4>Example</h4>${jsonBlock(call)}<h4>Answer ${statuses.join(' or ')}: ${typeOf({ $ref: result })}</h4>` +
    `${jsonBlock(answer)}${errors(method.codes)}`
  );
}

function wsChannel({ name, key, about, frame, example }: WsChannel): string {
  return (
    `<h3 id="channel-${key}"><code>${escaped(name)}</code></h3><p>${prose(about)}</p>` +
    `<h4>Frame: ${typeOf({ $ref: frame })}</h4>${jsonBlock(examples[example])}`
  );
}

function codes(): string {
  const rows = REJECT_NAMES.map((name) => [
    `<span id="code-${name}"><code>${name}</code></span>`,
    String(Reject[name].httpStatus),
    `<span class="soft">${Reject[name].code}</span>`,
    isTransient(name) ? 'yes' : '',
    `<span class="soft">${reasonOf(name) ?? ''}</span>`,
    prose(whenTold(name)),
  ]);
  return (
    '<p>In order of precedence: where several hold, the first is told. Records tell a code by its number.</p>' +
    table(['code', 'status', 'number', 'may pass later', 'reason', 'when'], rows, ['code'])
  );
}

function schemaPart(name: string): string {
  const schema = schemas[name]!;
  const about = schema.description === undefined ? '' : `<p>${prose(schema.description)}</p>`;
  const shapes = schema.anyOf ?? [schema];
  return `<h3 id="schema-${name}">${name}</h3>${about}${shapes.map(fieldTable).join('<p class="soft">or</p>')}`;
}
