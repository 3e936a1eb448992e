import { compare } from '../../weaknesses/by-place.js';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export interface Cycle {
  /** A shortest way round, from the first file of the circle in the order of names; its last file imports the first. */
  readonly way: readonly string[];
  /** How many files reach each other in this circle. */
  readonly size: number;
}

/** One cycle for each set of files that reach each other. The same graph gives the same cycles. */
export function findCycles(graph: Graph): readonly Cycle[] {
  const circles = stronglyConnected(graph).filter((members) => members.length > 1);
  return circles.map((members) => {
    const inside = new Set(members);
    const [first = ''] = [...members].sort(compare);
    return { way: shortestWay(graph, inside, first), size: members.length };
  });
}

function shortestWay(graph: Graph, inside: ReadonlySet<string>, first: string): readonly string[] {
  const cameFrom = new Map<string, string>();
  const waiting = [first];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const next of [...(graph.get(at) ?? [])].sort(compare)) {
      if (next === first) return wayTo(at, cameFrom);
      if (!inside.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      waiting.push(next);
    }
  }
  return [first];
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [last];
  for (let at = cameFrom.get(last); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

/** Tarjan's algorithm without recursion: a chain of imports may be longer than the stack. */
function stronglyConnected(graph: Graph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const enter = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, rest: [...(graph.get(node) ?? [])] };
  };
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));
  for (const start of graph.keys()) {
    const path = index.has(start) ? [] : [enter(start)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.pop();
      if (next !== undefined && !index.has(next)) path.push(enter(next));
      else if (next !== undefined && isOpen.has(next)) lower(top.node, index.get(next) ?? 0);
      if (next !== undefined) continue;
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.node, low.get(top.node) ?? 0);
      if (low.get(top.node) === index.get(top.node)) found.push(close(top.node, open, isOpen));
    }
  }
  return found;
}

function close(node: string, open: string[], isOpen: Set<string>): string[] {
  const members = open.splice(open.lastIndexOf(node));
  for (const member of members) isOpen.delete(member);
  return members;
}
