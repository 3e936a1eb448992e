import type { AdvisoryPairs } from './advisory-pair.js';

export const PYTHON_CODE: AdvisoryPairs = {
  'CVE-2023-33733': {
    package: 'reportlab',
    cwe: 'CWE-94',
    weakness: 'a colour is evaluated',
    before: `def colour(text):
    return eval(text, {"__builtins__": {}})
`,
    after: `def colour(text):
    return tuple(int(part) for part in text.split(","))
`,
  },
  'CVE-2022-24439': {
    package: 'GitPython',
    cwe: 'CWE-94',
    weakness: 'an address of git may name a command',
    before: `import subprocess


def clone(url):
    subprocess.run(["git", "clone", url], check=True)
`,
    after: `import subprocess


def clone(url):
    if not url.startswith("https://"):
        raise ValueError(url)
    subprocess.run(["git", "clone", "--", url], check=True)
`,
  },
  'CVE-2022-29217': {
    package: 'PyJWT',
    cwe: 'CWE-327',
    weakness: 'a public key serves as a shared secret',
    before: `import jwt


def read(token, key):
    return jwt.decode(token, key, algorithms=jwt.algorithms.get_default_algorithms())
`,
    after: `import jwt


def read(token, key):
    return jwt.decode(token, key, algorithms=["ES256"])
`,
  },
};
