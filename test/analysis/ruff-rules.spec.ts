import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

const SLIPS = `import datetime
import gettext
import logging
import sys

import numpy

log = logging.getLogger(__file__)
log.info("x", extra={"name": "y"})
now = datetime.datetime.utcnow()
version = sys.version[:3]
title = gettext.gettext(f"{now}")
whole = numpy.int


def double(values, flag):
    breakpoint()
    if flag and not flag:
        return list(x for x in values)
    if flag:
        return dict(**{"flag": flag})


def half(lines):
    try:
        return lines == lines
    except Exception:
        raise Exception("no")


def rest(path):
    with open(path, encoding="utf-8") as file:
        for line in file.readlines():
            yield line
`;
const SOUND = `import datetime
import logging

log = logging.getLogger(__name__)


def now():
    return datetime.datetime.now(tz=datetime.UTC)


def double(values, flag):
    if flag:
        return [2 * value for value in values]
    return list(values)


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return [line.strip() for line in file]
    except OSError:
        log.exception("not read")
        return None
`;
const root = writeTree({ 'slips.py': SLIPS, 'sound.py': SOUND });
const report = await analysisRig({ roots: [root] }).analyze('static', { path: root });
const slips = report.findings.filter(({ file }) => file === 'slips.py');

it.each([
  ['LOG002', 8],
  ['G101', 9],
  ['DTZ003', 10],
  ['YTT101', 11],
  ['INT001', 12],
  ['NPY001', 13],
  ['RET503', 16],
  ['T100', 17],
  ['SIM220', 18],
  ['C400', 19],
  ['PIE804', 21],
  ['PLR0124', 26],
  ['BLE001', 27],
  ['TRY002', 28],
  ['FURB129', 33],
])('reports %s where it stands', (rule, line) => {
  expect(slips).toContainEqual(expect.objectContaining({ rule, line, tools: ['ruff'] }));
});

it('grades only what misbehaves above a slip', () => {
  const medium = slips.filter(({ severity }) => severity === 'medium').map(({ rule }) => rule);
  expect(medium.sort()).toEqual(['G101', 'NPY001', 'PLR0124', 'SIM220', 'YTT101']);
});

it('has nothing to say of sound Python', () => {
  expect(report.findings.filter(({ file }) => file === 'sound.py')).toEqual([]);
});
