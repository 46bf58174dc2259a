import { type Line, lineOf } from './script.ts';

/**
 * The shortest script found that still breaks in the same way: chunks of lines go, half as long each time; then single
 * lines; then what is left of chance, and of options and numbers.
 */
export function shrink(lines: readonly Line[], stillBreaks: (lines: readonly Line[]) => boolean, most = 2_000): Line[] {
  let best = [...lines];
  let tries = 0;

  function attempt(candidate: Line[]): boolean {
    if (tries >= most) return false;
    tries += 1;
    if (!stillBreaks(candidate)) return false;
    best = candidate;
    return true;
  }

  function dropChunks(): boolean {
    let dropped = false;
    for (let size = best.length >> 1; size >= 1; size >>= 1) {
      for (let at = best.length - size; at >= 0; at -= size) {
        const candidate = [...best.slice(0, at), ...best.slice(at + size)];
        if (attempt(candidate)) dropped = true;
      }
    }
    return dropped;
  }

  function simplify(): boolean {
    let simpler = false;
    for (let at = 0; at < best.length; at++) {
      for (const candidate of simplerThan(best[at]!)) {
        if (at < best.length && attempt(best.map((line, i) => (i === at ? candidate : line)))) simpler = true;
      }
    }
    return simpler;
  }

  dropChunks();
  while ((simplify() || dropChunks()) && tries < most) dropChunks();
  return best;
}

/** Without chance, without an option, with a rounder number. */
function simplerThan(line: Line): Line[] {
  const texts: string[] = [];
  const words = line.text.split(' ');
  const end = line.atOnce ? '&' : `~${line.salt}`;
  if (line.salt !== 0 || line.atOnce) texts.push(line.text);
  for (const [i, word] of words.entries()) {
    const without = words.filter((_, other) => other !== i).join(' ');
    if (/=/.test(word) && !word.startsWith('id=')) texts.push(`${without} ${end}`);
    if (i > 0 && /^(day|gtc|ioc|fok|gtd)$/.test(word)) texts.push(`${without} ${end}`);
    const size = /^(\d+)@(\d+)$/.exec(word);
    if (size !== null && word !== '10@10000') texts.push(`${replaced(words, i, '10@10000')} ${end}`);
  }
  // Seeds that are short to type, one of which may do as well.
  if (line.salt > 9) for (const salt of [1, 2, 3]) texts.push(`${line.text} ~${salt}`);
  return texts.map((text) => lineOf(text.replace(/ ~0$/, ''))).filter((one) => one !== undefined);
}

function replaced(words: readonly string[], at: number, word: string): string {
  return words.map((other, i) => (i === at ? word : other)).join(' ');
}
