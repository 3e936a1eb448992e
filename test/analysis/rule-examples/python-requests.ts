import type { Examples } from './example.js';

export const PYTHON_REQUEST_EXAMPLES: Examples = {
  'py-sql-injection': [
    `q = f"SELECT a FROM t WHERE n = '{request.args['n']}'"`,
    "db.execute('SELECT a FROM t WHERE n = ?', (request.args['n'],))",
  ],
  'py-command-injection': [
    "def f():\n    name = request.args['n']\n    os.system('ls ' + name)",
    "def f():\n    name = request.args['n']\n    if name in NAMES:\n        os.system('ls ' + name)",
  ],
  'py-code-injection': ["eval(request.json['f'])", "eval('1 + 1')"],
  'py-template-injection': [
    "render_template_string('<p>' + request.args['n'])",
    "render_template_string('<p>{{ n }}', n=escape(n))",
  ],
  'py-nosql-injection': [
    "users.find_one({'name': request.json['name']})",
    "users.find_one({'name': str(request.json['name'])})",
  ],
  'py-regex-injection': ["re.compile(request.args['p'])", "re.compile(re.escape(request.args['p']))"],
  'py-path-traversal': [
    "@app.get('/f/<path:name>')\ndef f(name):\n    return send_file(os.path.join(ROOT, name))",
    "open(os.path.join(ROOT, secure_filename(request.args['n'])))",
  ],
  'py-ssrf': ["requests.get(request.args['url'])", "requests.get('https://api.example.org/' + request.args['id'])"],
  'py-open-redirect': ["redirect(request.args['to'])", "redirect(PAGES[request.args['to']])"],
  'py-header-injection': ["response.headers['X-A'] = request.args['a']", "response.headers['X-A'] = 'a'"],
  'py-reflected-xss': [
    `def f():
    return f"<p>{request.args['n']}</p>"`,
    `def f():
    return f"<p>{escape(request.args['n'])}</p>"`,
  ],
  'py-unsafe-deserialization': ['pickle.loads(request.data)', 'json.loads(request.data)'],
  'py-mass-assignment': ['Account(**request.json)', "Account(name=request.json['name'])"],
};
