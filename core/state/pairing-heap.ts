/**
 * Pairing heaps over one set of nodes: the least key on top, of equals the lower id. A node is in one heap or in none.
 *
 *   heads   1 + the node on top; 0: empty
 *   node    │ key │ id  │ first child │ next sibling │ previous; of the first child −(1 + its parent) │ its heap │  32 bytes
 *           │ f64 │ f64 │ i32: 1 + …  │     i32      │                      i32                     │   i32    │
 *
 * All of a node on one cache line; the neighbours of one that goes are written, not read: nothing waits for them. Joining takes
 * one comparison, leaving a few; nothing is allocated.
 */
export interface PairingHeaps {
  readonly heads: Int32Array;
  readonly nodes: Int32Array;
  /** The same bytes. */
  readonly keys: Float64Array;
}

/** Half-words of a node in `nodes`. */
export const HEAP_NODE_WIDTH = 8;
/** Words of a node in `keys`, and which of them its id is: the key is the first. */
export const HEAP_KEY_WIDTH = 4;
export const HEAP_ID = 1;
const NODE = HEAP_NODE_WIDTH;
const KEYS = HEAP_KEY_WIDTH;
const CHILD = 4;
const NEXT = 5;
const PREVIOUS = 6;
const HEAP = 7;

export function createPairingHeaps(heaps: number, nodes: number): PairingHeaps {
  const keys = new Float64Array(nodes * KEYS);
  return { heads: new Int32Array(heaps), nodes: new Int32Array(keys.buffer), keys };
}

/** 1 + the heap that a node is in; 0: in none. */
export function heapOfNode({ nodes }: PairingHeaps, node: number): number {
  return nodes[Math.imul(node, NODE) + HEAP]!;
}

/** Takes a node that is in none into the heap `heap` - 1. Its key and id stand in `keys`: as arguments they would be boxed. */
export function joinHeap(heaps: PairingHeaps, node: number, heap: number): void {
  heaps.nodes[Math.imul(node, NODE) + HEAP] = heap;
  heaps.heads[heap - 1] = merge(heaps, heaps.heads[heap - 1]!, node + 1);
}

/** Takes a node out by the heap and the links that it has; its key may be another by now. */
export function leaveHeap(heaps: PairingHeaps, node: number): void {
  const { heads, nodes } = heaps;
  const at = Math.imul(node, NODE);
  const heap = nodes[at + HEAP]! - 1;
  const children = pairUp(heaps, nodes[at + CHILD]!);
  const previous = nodes[at + PREVIOUS]!;
  const next = nodes[at + NEXT]!;
  if (previous === 0) {
    heads[heap] = children;
  } else {
    if (previous < 0) nodes[Math.imul(-previous - 1, NODE) + CHILD] = next;
    else nodes[Math.imul(previous - 1, NODE) + NEXT] = next;
    if (next !== 0) nodes[Math.imul(next - 1, NODE) + PREVIOUS] = previous;
    if (children !== 0) heads[heap] = merge(heaps, heads[heap]!, children);
  }
  for (let i = CHILD; i <= HEAP; i++) nodes[at + i] = 0;
}

/**
 * The next node of a heap whose key is within `bound`, after the one that was looked at last (-1: the first of all); -1: there
 * is none left. Those beyond it, and all that are behind these, aren't looked at.
 */
export function nextWithin(heaps: PairingHeaps, heap: number, after: number, bound: number): number {
  const { heads, nodes, keys } = heaps;
  if (after < 0) {
    const head = heads[heap]! - 1;
    return head >= 0 && keys[Math.imul(head, KEYS)]! <= bound ? head : -1;
  }
  let owner = after;
  let link = nodes[Math.imul(owner, NODE) + CHILD]!;
  for (;;) {
    for (; link !== 0; link = nodes[Math.imul(link - 1, NODE) + NEXT]!) {
      if (keys[Math.imul(link - 1, KEYS)]! <= bound) return link - 1;
    }
    link = nodes[Math.imul(owner, NODE) + NEXT]!;
    owner = parentOf(nodes, owner);
    if (owner < 0) return -1;
  }
}

function parentOf(nodes: Int32Array, node: number): number {
  let previous = nodes[Math.imul(node, NODE) + PREVIOUS]!;
  while (previous > 0) previous = nodes[Math.imul(previous - 1, NODE) + PREVIOUS]!;
  return -previous - 1;
}

/** Two heaps become one: the worse top is the first child of the better. Each is 1 + a node, 0: empty. */
function merge(heaps: PairingHeaps, a: number, b: number): number {
  if (a === 0) return b;
  if (b === 0) return a;
  const { nodes } = heaps;
  const isFirst = isBefore(heaps, a - 1, b - 1);
  const top = isFirst ? a : b;
  const below = isFirst ? b : a;
  const topAt = Math.imul(top - 1, NODE);
  const belowAt = Math.imul(below - 1, NODE);
  const child = nodes[topAt + CHILD]!;
  nodes[belowAt + NEXT] = child;
  nodes[belowAt + PREVIOUS] = -top;
  if (child !== 0) nodes[Math.imul(child - 1, NODE) + PREVIOUS] = below;
  nodes[topAt + CHILD] = below;
  return top;
}

/** The children of a top that goes: merged in pairs from the left, then all from the right. */
function pairUp(heaps: PairingHeaps, first: number): number {
  const { nodes } = heaps;
  let pairs = 0;
  for (let child = first; child !== 0; ) {
    const second = nodes[Math.imul(child - 1, NODE) + NEXT]!;
    const rest = second === 0 ? 0 : nodes[(second - 1) * NODE + NEXT]!;
    loosen(nodes, child);
    if (second !== 0) loosen(nodes, second);
    const pair = merge(heaps, child, second);
    nodes[Math.imul(pair - 1, NODE) + NEXT] = pairs;
    pairs = pair;
    child = rest;
  }
  let top = 0;
  while (pairs !== 0) {
    const rest = nodes[Math.imul(pairs - 1, NODE) + NEXT]!;
    nodes[Math.imul(pairs - 1, NODE) + NEXT] = 0;
    top = merge(heaps, top, pairs);
    pairs = rest;
  }
  return top;
}

function loosen(nodes: Int32Array, link: number): void {
  const at = Math.imul(link - 1, NODE);
  nodes[at + NEXT] = 0;
  nodes[at + PREVIOUS] = 0;
}

function isBefore({ keys }: PairingHeaps, a: number, b: number): boolean {
  const atA = Math.imul(a, KEYS);
  const atB = Math.imul(b, KEYS);
  const first = keys[atA]!;
  const second = keys[atB]!;
  return first === second ? keys[atA + HEAP_ID]! < keys[atB + HEAP_ID]! : first < second;
}
