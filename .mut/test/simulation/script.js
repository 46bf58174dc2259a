import { actOf } from '../support/script-words.js';
export function lineOf(raw) {
    const bare = raw.replace(/(^|\s)#\s.*$/, '').trim();
    if (bare === '')
        return undefined;
    const parts = /^(.*?)(?:\s+(?:~(\d+)|(&)))?$/.exec(bare);
    const text = parts?.[1] ?? bare;
    return { text, salt: Number(parts?.[2] ?? 0), atOnce: parts?.[3] !== undefined, act: actOf(text) };
}
export function linesOf(script) {
    return script
        .split('\n')
        .map(lineOf)
        .filter((line) => line !== undefined);
}
export function textOf(lines) {
    return lines
        .map(({ text, salt, atOnce }) => (atOnce ? `${text} &` : salt === 0 ? text : `${text}  ~${salt}`))
        .join('\n');
}
//# sourceMappingURL=script.js.map