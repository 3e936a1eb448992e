import type { Examples } from './example.js';

export const JAVASCRIPT_INJECTION_EXAMPLES: Examples = {
  'js-sql-injection': [
    "db.query(`SELECT a FROM t WHERE n = '${req.query.n}'`);",
    "db.query('SELECT a FROM t WHERE n = $1', [req.query.n]);",
  ],
  'js-sql-concatenation': [
    "const find = (n) => db.query('SELECT a FROM t WHERE n = ' + n);",
    'const find = (n) => db.query(`SELECT a FROM ${TABLE} WHERE n = $1`, [n]);',
  ],
  'js-nosql-injection': ['User.findOne({ name: req.body.name });', 'User.findOne({ name: String(req.body.name) });'],
  'js-command-injection': [
    "const { name } = req.body;\nexec('ls ' + name);",
    "const { name } = req.body;\nif (NAMES.has(name)) exec('ls ' + name);",
  ],
  'js-program-injection': ['spawn(req.query.tool, []);', 'spawn(TOOLS[req.query.tool], []);'],
  'js-code-injection': ["new Function('a', req.body.code);", "new Function('a', 'return a');"],
  'js-vm-injection': ['vm.runInNewContext(req.body.code, {});', "vm.runInNewContext('1 + 1', {});"],
  'js-template-injection': ['ejs.render(req.body.page, {});', 'ejs.render(PAGE, { name: req.body.name });'],
  'js-regex-injection': ["new RegExp(req.query.text, 'g');", "new RegExp(escapeRegExp(req.query.text), 'g');"],
};
