import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { rejectName } from '../../core/schema/reject.js';
import { WireType } from '../../core/wire/header.js';
import { escaped } from './http-contract.js';
/** Of a refused record: byte of its code. */
const CODE = 10;
/** `kinds`: what the frames of each channel are, by its key. */
export function createWsContract(document, kinds) {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(document, 'asyncapi');
    const validators = new Map();
    const seen = new Set();
    const codes = new Set();
    const messages = document['components'].messages;
    const methods = Object.keys(messages)
        .filter((name) => name.endsWith('.answer'))
        .map((name) => name.slice(0, -'.answer'.length));
    function validates(message, value) {
        assert.ok(messages[message] !== undefined, `${message} is not documented: ${JSON.stringify(value)}`);
        let validate = validators.get(message);
        if (validate === undefined) {
            validate = ajv.compile({ $ref: `asyncapi#/components/messages/${escaped(message)}/payload` });
            validators.set(message, validate);
        }
        assert.ok(validate(value), `${message}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
    }
    /** Statuses that the schema of an answer names. */
    function statuses(method) {
        const { anyOf } = messages[`${method}.answer`]['payload'];
        return anyOf.flatMap(({ properties, allOf }) => properties === undefined ? [allOf[0].properties.status.const] : properties.status.enum);
    }
    return {
        methods,
        codes,
        answer(method, frame) {
            validates(method === 'refused' ? method : `${method}.answer`, frame);
            seen.add(`${method} ${frame['status']}`);
            if (frame['error'] !== undefined)
                codes.add(frame['error'].code);
        },
        record(bytes) {
            const [length, type] = [bytes[0] + 256 * bytes[1], bytes[2]];
            const found = Object.entries(messages).find(([, message]) => message['x-record']?.type === type);
            assert.ok(found !== undefined, `a record of type ${type} is not documented`);
            const { bytes: least, grows } = found[1]['x-record'];
            assert.equal(length, bytes.length);
            assert.ok(grows === true ? length >= least : length === least, `${found[0]}: ${length} bytes`);
            seen.add(found[0]);
            if (type === WireType.refused)
                codes.add(rejectName(bytes[CODE] + 256 * bytes[CODE + 1]) ?? '');
        },
        frame(frame) {
            const key = String(frame['channel']).replace(/:.*/, '');
            validates(`${key}.frame`, frame);
            seen.add(`${key} ${frame['batch'] === undefined ? (frame['type'] ?? 'report') : 'batch'}`);
        },
        missing: () => [
            'refused 400',
            ...methods.flatMap((method) => statuses(method).map((status) => `${method} ${status}`)),
            ...Object.keys(messages).filter((name) => messages[name]['x-record'] !== undefined),
            ...Object.entries(kinds).flatMap(([key, some]) => some.map((kind) => `${key} ${kind}`)),
        ].filter((name) => !seen.has(name)),
    };
}
//# sourceMappingURL=ws-contract.js.map