import { parse, type TomlTable, type TomlValue } from 'smol-toml';
import type { Remark } from './remark.js';
import { judgeRequirement } from './requirement.js';

/** What a pyproject.toml leaves open, by PEP 621 or Poetry. `locked` says whether a lock file fixes it. */
export function judgePyproject(text: string, locked: boolean): readonly Remark[] {
  const root = readToml(text);
  const project = tableIn(root, 'project');
  const poetry = tableIn(tableIn(root, 'tool'), 'poetry');
  const lists = [project['dependencies'], ...Object.values(tableIn(project, 'optional-dependencies'))];
  const required = lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter((one) => typeof one === 'string');
  const inPoetry = Object.entries(tableIn(poetry, 'dependencies')).filter(([name]) => name !== 'python');
  return [
    ...required.flatMap((one) => judgeRequirement(one, Math.max(0, text.indexOf(one)), locked)),
    ...inPoetry.flatMap(([name, wanted]) => judgePoetry(text, name, wanted, locked)),
  ];
}

function judgePoetry(text: string, name: string, wanted: TomlValue, locked: boolean): readonly Remark[] {
  const position = Math.max(0, text.search(new RegExp(`^["']?${name.replace(/\W/g, '\\$&')}["']?\\s*=`, 'm')));
  const version = typeof wanted === 'string' ? wanted : tableIn({ wanted }, 'wanted')['version'];
  if (typeof version === 'string') {
    const exact = /^\d+(?:\.\d+)+$/.test(version) ? `==${version}` : version === '*' ? '' : version;
    return judgeRequirement(`${name} ${exact}`, position, locked);
  }
  const { git, rev } = tableIn({ wanted }, 'wanted');
  return typeof git === 'string'
    ? judgeRequirement(`${name} @ git+${git}@${typeof rev === 'string' ? rev : ''}`, position, locked)
    : [];
}

function tableIn(table: TomlTable, name: string): TomlTable {
  const value = table[name];
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) ? value : {};
}

function readToml(text: string): TomlTable {
  try {
    return parse(text);
  } catch {
    return {};
  }
}
