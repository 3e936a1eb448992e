import type { Examples } from './example.js';

export const JAVASCRIPT_PLACES_EXAMPLES: Examples = {
  'js-path-traversal': [
    'const file = path.join(ROOT, req.params.name);\nfs.readFileSync(file);',
    'const file = path.join(ROOT, path.basename(req.params.name));\nfs.readFileSync(file);',
  ],
  'js-send-file-traversal': ['res.sendFile(req.query.path);', 'res.sendFile(req.query.path, { root: ROOT });'],
  'js-ssrf': [
    'async function f(req) {\n  const url = req.query.url;\n  await fetch(url);\n}',
    'async function f(req) {\n  await fetch(`https://api.example.org/${req.query.id}`);\n}',
  ],
  'js-open-redirect': ['res.redirect(req.query.next);', 'res.redirect(PAGES.get(req.query.next));'],
  'js-header-injection': ["res.setHeader('X-A', req.query.a);", "res.setHeader('X-A', String(req.query.a.length));"],
  'js-reflected-xss': ['res.send(`<p>${req.query.q}</p>`);', 'res.send(`<p>${escapeHtml(req.query.q)}</p>`);'],
  'js-dom-xss': ['el.innerHTML = text;', "el.innerHTML = '<br>';\nel.textContent = text;"],
  'js-react-html': [
    'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;',
    "const a = <p dangerouslySetInnerHTML={{ __html: '<br>' }} />;",
  ],
  'js-message-to-any-origin': ["parent.postMessage(data, '*');", "parent.postMessage(data, 'https://example.org');"],
  'js-message-origin-unchecked': [
    "window.addEventListener('message', (e) => use(e.data));",
    "window.addEventListener('message', (e) => e.origin === ORIGIN && use(e.data));",
  ],
};
