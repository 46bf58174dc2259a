import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
/** What the server itself says with every answer. */
const STANDARD = new Set(['content-type', 'content-length', 'date', 'uwebsockets', 'connection']);
export function createHttpContract(document) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(document, 'openapi');
    const validators = new Map();
    const seen = new Set();
    const codes = new Set();
    const paths = document['paths'];
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path]));
    function validates(pointer, value, what) {
        let validate = validators.get(pointer);
        if (validate === undefined) {
            validate = ajv.compile({ $ref: `openapi#${pointer}` });
            validators.set(pointer, validate);
        }
        assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
    }
    /** The path that is meant: a literal segment before one with an argument. */
    function templateOf(path) {
        const parts = path.replace(/\?.*/, '').split('/');
        const fits = Object.keys(paths).filter((template) => {
            const own = template.split('/');
            return own.length === parts.length && own.every((part, i) => part.startsWith('{') || part === parts[i]);
        });
        return fits.sort((a, b) => a.split('{').length - b.split('{').length)[0];
    }
    function checkHeaders(answer, pointer, documented, what) {
        for (const [name, { required }] of Object.entries(documented)) {
            const value = answer.headers.get(name.toLowerCase());
            if (value !== undefined)
                validates(`${pointer}/headers/${escaped(name)}/schema`, value, `${what}, header ${name}`);
            else
                assert.ok(required !== true, `${what}: there is no header ${name}`);
        }
        const known = new Set(Object.keys(documented).map((name) => name.toLowerCase()));
        for (const name of answer.headers.keys()) {
            assert.ok(known.has(name) || STANDARD.has(name), `${what}: the header ${name} is not documented`);
        }
    }
    return {
        operations,
        codes,
        operation: (method, template) => paths[template][method.toLowerCase()],
        check(answer) {
            const { method, path, status, headers, body } = answer;
            const what = `${method} ${path} ${status}`;
            const template = templateOf(path);
            const operation = template === undefined ? undefined : paths[template][method.toLowerCase()];
            assert.ok(template !== undefined && operation !== undefined, `${what}: no such call is documented`);
            const response = operation['responses'][status];
            assert.ok(response !== undefined, `${what}: this status is not documented: ${body}`);
            const pointer = `/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
            seen.add(`${method} ${template} ${status}`);
            checkHeaders(answer, pointer, (response['headers'] ?? {}), what);
            if (response['content'] === undefined) {
                assert.deepEqual([headers.get('content-type'), body], [undefined, ''], `${what}: has content`);
                return;
            }
            const type = headers.get('content-type') ?? '';
            assert.ok(response['content'][type] !== undefined, `${what}: the type ${type} is not documented`);
            const value = type.startsWith('application/json') ? JSON.parse(body) : body;
            validates(`${pointer}/content/${escaped(type)}/schema`, value, what);
            const code = value['error']?.code;
            if (code !== undefined)
                codes.add(code);
        },
        missing: () => operations
            .flatMap(([method, path]) => Object.keys(paths[path][method.toLowerCase()].responses).map((status) => `${method} ${path} ${status}`))
            .filter((name) => !seen.has(name)),
    };
}
/** One token of a JSON pointer in a URI. */
export function escaped(token) {
    return encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'));
}
//# sourceMappingURL=http-contract.js.map