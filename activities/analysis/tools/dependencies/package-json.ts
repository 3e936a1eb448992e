import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { lookAlikeOf } from './look-alikes.js';
import { POPULAR_NPM } from './popular-npm.js';
import type { Remark } from './remark.js';

const POPULAR = new Set(POPULAR_NPM);
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'] as const;
const DOWNLOADS = /\b(?:curl|wget|Invoke-WebRequest|iwr)\b|https?:\/\//i;

/** What the manifest of an npm package leaves open. `locked` says whether a lock file fixes it. Nothing for broken JSON. */
export function judgePackageJson(text: string, locked: boolean): readonly Remark[] {
  const root = parseTree(text);
  if (root?.type !== 'object') return [];
  return [...scripts(root), ...lockFile(root, locked), ...GROUPS.flatMap((group) => versions(root, group, locked))];
}

function scripts(root: Node): Remark[] {
  return INSTALL_SCRIPTS.flatMap((name) => {
    const script = findNodeAtLocation(root, ['scripts', name]);
    if (typeof script?.value !== 'string') return [];
    return [
      { rule: DOWNLOADS.test(script.value) ? 'install-script-downloads' : 'install-script', position: script.offset },
    ];
  });
}

/** A library is installed by the lock file of whoever uses it. */
function lockFile(root: Node, locked: boolean): Remark[] {
  if (locked || findNodeAtLocation(root, ['private'])?.value !== true) return [];
  const group = GROUPS.map((name) => findNodeAtLocation(root, [name])).find((node) => node?.children?.length);
  return group?.parent ? [{ rule: 'no-lock-file', position: group.parent.offset }] : [];
}

function versions(root: Node, group: string, locked: boolean): Remark[] {
  const entries = findNodeAtLocation(root, [group])?.children ?? [];
  return entries.flatMap(({ offset, children: [name, wanted] = [] }) => {
    if (typeof name?.value !== 'string' || typeof wanted?.value !== 'string') return [];
    const lookAlike = lookAlikeOf(name.value, POPULAR);
    const rule = ruleOf(wanted.value.trim(), locked);
    const mistaken: Remark[] = lookAlike ? [{ rule: 'look-alike-name', position: offset, detail: lookAlike }] : [];
    return rule ? [...mistaken, { rule, position: offset, detail: name.value }] : mistaken;
  });
}

function ruleOf(wanted: string, locked: boolean): Remark['rule'] | null {
  if (/^(?:git\+)?http:\/\/|^git:\/\//.test(wanted)) return 'source-over-http';
  if (/^(?:git\+|https:|github:|gitlab:|bitbucket:)|^[\w-]+\/[\w.-]+(?:#|$)/.test(wanted))
    return /#(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(wanted) ? null : 'moving-source';
  if (/^(?:file|link|workspace|portal|catalog|npm|patch):/.test(wanted) || locked) return null;
  if (/^(?:\*|x|latest|next|canary|)$|^>=?[^<]*$/i.test(wanted)) return 'any-version';
  return /^=?v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(wanted) ? null : 'version-range';
}
