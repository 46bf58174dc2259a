import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProfileNode } from './cpu-profile.ts';

type CallFrame = ProfileNode['callFrame'];

const maps = new Map<string, SourceMap | undefined>();

/** `core/order/apply.ts:88`: where a function stands in the source, whatever was made one module; '' for what is V8's or native. */
export function placeOf({ url, lineNumber, columnNumber }: CallFrame): string {
  if (url === '') return '';
  // Of no mapping Node gives an object without words.
  const found: Partial<SourceMapping> | undefined =
    lineNumber < 0 ? undefined : mapOf(url)?.findEntry(lineNumber, columnNumber);
  if (found?.originalSource !== undefined && found.originalLine !== undefined) {
    return short(resolve(dirname(fileURLToPath(url)), found.originalSource), found.originalLine);
  }
  return short(url, lineNumber);
}

/** Of files that the build has written beside their maps. */
function mapOf(url: string): SourceMap | undefined {
  if (!url.startsWith('file:') || !url.includes('/dist/')) return undefined;
  if (!maps.has(url)) maps.set(url, readMap(url));
  return maps.get(url);
}

function readMap(url: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** From the project's own folder, or from `node_modules` on. */
function short(path: string, lineNumber: number): string {
  const name = path
    .replace(/^file:\/\//, '')
    .replace(/^.*\/(?=node_modules\/)/, '')
    .replace(/^.*\/dist\//, '')
    .replace(PROJECT, '');
  return lineNumber < 0 ? name : `${name}:${lineNumber + 1}`;
}
