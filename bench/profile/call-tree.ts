import { type CpuProfile, type ProfileNode, selfTimes, type Window } from './cpu-profile.ts';
import { placeOf } from './source-place.ts';

/**
 * The calls of a thread, merged: whatever called the same function from the same stack is one node.
 *
 *   work   (root) ─▶ turn ─▶ doWork ─▶ …     self and total µs of each
 *   waits  idle, park, fdatasync             in no node: a thread that waits takes no core
 */
export interface CallTree {
  readonly root: CallNode;
  /** Longest first. */
  readonly waits: ReadonlyMap<string, number>;
  /** Work and waits. */
  readonly allUs: number;
}

export interface CallNode {
  readonly name: string;
  /** `placeOf`. */
  readonly place: string;
  readonly selfUs: number;
  /** Its own and that of all that it called. */
  readonly totalUs: number;
  /** Longest first. */
  readonly children: readonly CallNode[];
}

interface Growing {
  readonly name: string;
  readonly place: string;
  selfUs: number;
  readonly children: Map<string, Growing>;
}

export function callTree(profile: CpuProfile, windows: readonly Window[]): CallTree {
  const times = selfTimes(profile, windows);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const called = new Set(profile.nodes.flatMap(({ children = [] }) => children));
  const root = growing('all', '');
  const waits = new Map<string, number>();

  /** Node's own frames below the first of the program say nothing: what they called stands at the bottom. */
  function add(node: ProfileNode, parent: Growing): void {
    const { callFrame, children = [] } = node;
    const name = callFrame.functionName || '(anonymous)';
    const place = placeOf(callFrame);
    const us = times.get(node.id) ?? 0;
    const wait = waitOf(name, place);
    const isStem = name === '(root)' || (parent === root && callFrame.url.startsWith('node:'));
    if (wait !== undefined && us > 0) waits.set(wait, (waits.get(wait) ?? 0) + us);
    const selfUs = wait === undefined ? us : 0;
    const own = isStem && selfUs === 0 ? parent : childOf(parent, name, place);
    own.selfUs += selfUs;
    for (const id of children) {
      const child = nodes.get(id);
      if (child !== undefined) add(child, isStem ? parent : own);
    }
  }

  for (const node of profile.nodes) if (!called.has(node.id)) add(node, root);
  const work = finished(root);
  const waitUs = [...waits.values()].reduce((sum, us) => sum + us, 0);
  return {
    root: work,
    waits: new Map([...waits].toSorted(([, a], [, b]) => b - a)),
    allUs: work.totalUs + waitUs,
  };
}

/** By what a thread waits for: its event loop, its doorbell, the disk. Else undefined. */
function waitOf(name: string, place: string): string | undefined {
  if (name === '(idle)') return 'idle';
  if (name === 'park' && place.startsWith('core/memory/doorbell.')) return 'park';
  return name === 'fdatasync' && place === '' ? 'fdatasync' : undefined;
}

function growing(name: string, place: string): Growing {
  return { name, place, selfUs: 0, children: new Map() };
}

function childOf(parent: Growing, name: string, place: string): Growing {
  const key = `${name} ${place}`;
  const known = parent.children.get(key) ?? growing(name, place);
  parent.children.set(key, known);
  return known;
}

/** Without what took no time. */
function finished({ name, place, selfUs, children }: Growing): CallNode {
  const kept = [...children.values()]
    .map(finished)
    .filter(({ totalUs }) => totalUs > 0)
    .toSorted((a, b) => b.totalUs - a.totalUs);
  return { name, place, selfUs, totalUs: kept.reduce((sum, { totalUs }) => sum + totalUs, selfUs), children: kept };
}

export interface FunctionTime {
  readonly name: string;
  readonly place: string;
  readonly selfUs: number;
}

/** The functions with the most time of their own, whoever called them. */
export function busiest({ root }: CallTree, most: number): readonly FunctionTime[] {
  const functions = new Map<string, FunctionTime>();
  function visit({ name, place, selfUs, children }: CallNode): void {
    const key = `${name} ${place}`;
    functions.set(key, { name, place, selfUs: selfUs + (functions.get(key)?.selfUs ?? 0) });
    children.forEach(visit);
  }
  visit(root);
  return [...functions.values()]
    .filter(({ selfUs }) => selfUs > 0)
    .toSorted((a, b) => b.selfUs - a.selfUs)
    .slice(0, most);
}
