import type { AdvisoryPairs } from './advisory-pair.js';

export const PYTHON_DATA: AdvisoryPairs = {
  'CVE-2017-18342': {
    package: 'PyYAML',
    cwe: 'CWE-502',
    weakness: 'load makes any object',
    before: `import yaml


def read(text):
    return yaml.load(text)
`,
    after: `import yaml


def read(text):
    return yaml.safe_load(text)
`,
  },
  'CVE-2020-1747': {
    package: 'PyYAML',
    cwe: 'CWE-502',
    weakness: 'the full loader makes any object',
    before: `import yaml


def read(text):
    return yaml.load(text, Loader=yaml.FullLoader)
`,
    after: `import yaml


def read(text):
    return yaml.load(text, Loader=yaml.SafeLoader)
`,
  },
  'CVE-2007-4559': {
    package: 'CPython',
    cwe: 'CWE-22',
    weakness: 'names in an archive lead out of the folder',
    before: `import tarfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target)
`,
    after: `import tarfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target, filter="data")
`,
  },
};
