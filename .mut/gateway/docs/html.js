/** Pieces of the reference page. Every text passes `escaped` once. */
export function escaped(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
/** A text with `code` in it. */
export function prose(text) {
    return escaped(text).replaceAll(/`([^`]*)`/g, '<code>$1</code>');
}
export function paragraphs(text) {
    return text
        .split('\n\n')
        .map((one) => `<p>${prose(one)}</p>`)
        .join('');
}
export function anchor(name) {
    return name.replaceAll(/[^A-Za-z0-9]+/g, '-');
}
export function table(heads, rows, classes = []) {
    if (rows.length === 0)
        return '';
    const cell = (text, column) => {
        const name = classes[column] ?? '';
        return name === '' ? `<td>${text}</td>` : `<td class="${name}">${text}</td>`;
    };
    return (`<table><thead><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead><tbody>` +
        `${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`);
}
export function block(text) {
    return `<pre>${escaped(text)}</pre>`;
}
export function jsonBlock(value) {
    return block(jsonText(value));
}
/** JSON, short parts of it in one line each. */
export function jsonText(value) {
    return shown(value, '');
}
const LINE = 106;
function shown(value, indent) {
    const flat = JSON.stringify(value)
        .replaceAll('":', '": ')
        .replaceAll(/,(?=["{[])/g, ', ');
    if (typeof value !== 'object' || value === null || indent.length + flat.length <= LINE)
        return flat;
    const deeper = `${indent}  `;
    if (Array.isArray(value))
        return `[\n${value.map((one) => deeper + shown(one, deeper)).join(',\n')}\n${indent}]`;
    const fields = Object.entries(value).map(([name, one]) => `${deeper}${JSON.stringify(name)}: ${shown(one, deeper)}`);
    return `{\n${fields.join(',\n')}\n${indent}}`;
}
/** Name, type with limits, meaning: one row per field; nested objects with a dot. */
function fieldRows(schema, prefix = '') {
    const { properties = {}, required = [] } = schema;
    return Object.entries(properties).flatMap(([name, field]) => {
        const mark = required.includes(name) ? '' : ' <span class="soft">?</span>';
        const own = [
            `${escaped(prefix + name)}${mark}`,
            typeOf(field),
            `${prose(field.description ?? '')}${field.default === undefined ? '' : ` <span class="soft">Default ${escaped(JSON.stringify(field.default))}</span>`}`,
        ];
        const inner = field.properties === undefined ? [] : fieldRows(field, `${prefix}${name}.`);
        const elements = field.items?.properties === undefined ? [] : fieldRows(field.items, `${prefix}${name}[].`);
        return [own, ...inner, ...elements];
    });
}
export function fieldTable(schema) {
    return table(['field', 'type', 'meaning'], fieldRows(schema), ['name', 'type', '']);
}
/** What a value may be, with its limits, as HTML. */
export function typeOf(schema) {
    if (schema.$ref !== undefined) {
        const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
        return `<a href="#schema-${name}">${name}</a>`;
    }
    if (schema.const !== undefined)
        return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
    if (schema.enum !== undefined)
        return schema.enum.map((one) => `<code>${escaped(String(one))}</code>`).join(' ');
    if (schema.anyOf !== undefined)
        return schema.anyOf.map(typeOf).join(' or ');
    if (schema.items !== undefined)
        return `list of ${typeOf(schema.items)}${range(schema.minItems, schema.maxItems, '')}`;
    const types = (typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['any'])).map((type) => type === 'string' ? 'text' : type === 'integer' ? 'whole number' : type);
    const lengths = range(schema.minLength, schema.maxLength, ' long');
    const limits = range(schema.minimum, schema.maximum, '');
    const pattern = isTelling(schema.pattern) ? ` <code>${escaped(schema.pattern ?? '')}</code>` : '';
    return `${types.join(' or ')}${lengths}${limits}${pattern}`;
}
/** Patterns of single letters in both cases say less than the meaning beside them. */
function isTelling(pattern) {
    return pattern !== undefined && pattern.length <= 40 && !pattern.startsWith('^([');
}
function range(least, most, what) {
    const isOpen = most === undefined || most === Number.MAX_SAFE_INTEGER;
    if (least === undefined && isOpen)
        return '';
    if (isOpen && what !== '')
        return ', not empty';
    if (isOpen)
        return least === 0 || least === undefined ? '' : `, ${least} or more`;
    return least === undefined ? `, at most ${most}${what}` : `, ${least} to ${most}${what}`;
}
//# sourceMappingURL=html.js.map