import { analysisRig } from './support/analysis-rig.js';
import { writeTree } from './support/write-tree.js';

/** Each rule with code it must find and code that is nearly the same and harmless. */
const EXAMPLES: Readonly<Record<string, readonly [bad: string, good: string]>> = {
  'js-query-in-loop': [
    'for (const order of orders) {\n  const user = await db.query("select 1", [order.user]);\n}',
    'for (const user of await db.query("select 1", [ids])) {\n  show(user);\n}',
  ],
  'js-query-per-item': [
    'await Promise.all(orders.map(async (order) => userRepository.findOne(order.user)));',
    'const users = await userRepository.find({ id: orders.map((order) => order.user) });',
  ],
  'js-request-in-loop': [
    'while (next) {\n  next = await fetch(next);\n}',
    'const page = await fetch(first);\nwhile (page.more) show(page);',
  ],
  'js-sync-in-async': [
    'export async function load(name) {\n  return fs.readFileSync(name);\n}',
    'const text = fs.readFileSync(name);\nasync function load() {\n  return [1].map((n) => n);\n}\nfunction read(name) {\n  return readFileSync(name);\n}',
  ],
  'py-query-in-loop': [
    'for order in orders:\n    cursor.execute("select 1", (order.user,))',
    'for row in cursor.execute("select 1"):\n    show(row)',
  ],
  'py-request-in-loop': [
    'for url in urls:\n    requests.get(url)',
    'for user in requests.get(url).json():\n    show(user)',
  ],
  ASYNC251: ['import time\n\nasync def wait():\n    time.sleep(1)', 'import time\n\ndef wait():\n    time.sleep(1)'],
};

const files = Object.fromEntries(
  Object.entries(EXAMPLES).flatMap(([rule, [bad, good]]) => {
    const ending = rule.startsWith('js-') ? 'ts' : 'py';
    return [
      [`${rule}.bad.${ending}`, `${bad}\n`],
      [`${rule}.good.${ending}`, `${good}\n`],
    ];
  }),
);
const root = writeTree(files);
const { findings } = await analysisRig({ roots: [root] }).analyze('performance', { path: root });

it.each(Object.keys(EXAMPLES))('%s finds what is slow and leaves alone what is not', (rule) => {
  const files = findings.filter((finding) => finding.rule === rule).map(({ file }) => file.replace(/\.\w+$/, ''));
  expect(files).toEqual([`${rule}.bad`]);
});
