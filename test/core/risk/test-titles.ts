/** A test as its source says it. */
export interface TitledTest {
  readonly title: string;
  /** What stands behind `test` or `it`: '', '.skip', … */
  readonly how: string;
  /** What follows the title, up to its function. */
  readonly options: string;
}

const CALL = /^[ \t]*(?:test|it)(\.\w+)?\(\s*(?=['"`])/gm;

/** The tests of a source, by the literal titles that they have. Not those whose title is put together elsewhere. */
export function titlesOf(source: string): TitledTest[] {
  return [...source.matchAll(CALL)].map((call) => {
    const from = call.index + call[0].length;
    const end = endOfText(source, from);
    const raw = source.slice(from + 1, end - 1);
    const rest = source.slice(end);
    const options = rest.slice(0, Math.max(0, rest.search(/=>|function|\bawait\b|\)\s*;/)));
    return { title: raw.replaceAll(/\\(['"`\\])/g, '$1'), how: call[1] ?? '', options };
  });
}

export function isSkipped({ how, options }: TitledTest): boolean {
  return how === '.skip' || how === '.todo' || /\b(skip|todo)\b/.test(options);
}

/** The index behind the text that begins at `from`; within `${…}` of a template there may be others. */
function endOfText(source: string, from: number): number {
  const quote = source[from];
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] === '\\') i += 1;
    else if (quote === '`' && source.startsWith('${', i)) i = endOfPart(source, i + 2) - 1;
    else if (source[i] === quote) return i + 1;
  }
  return source.length;
}

/** The index behind the brace that closes a part of a template. */
function endOfPart(source: string, from: number): number {
  let depth = 1;
  for (let i = from; i < source.length; i++) {
    const character = source[i]!;
    if ('\'"`'.includes(character)) i = endOfText(source, i) - 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return i + 1;
  }
  return source.length;
}
