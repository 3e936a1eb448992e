import crypto from 'node:crypto';
import https from 'node:https';
import vm from 'node:vm';
import { Router } from 'express';
import libxmljs from 'libxmljs';

export const tools = Router();
const KEY = Buffer.from('0123456789abcdef0123456789abcdef');

tools.post('/encrypt', (req, res) => {
  const cipher = crypto.createCipheriv('aes-256-ecb', KEY, null);
  res.send(cipher.update(req.body.text, 'utf8', 'hex') + cipher.final('hex'));
});

tools.post('/script', (req, res) => {
  res.json({ value: vm.runInNewContext(req.body.code, {}) });
});

tools.post('/import', (req, res) => {
  const document = libxmljs.parseXml(req.body.xml, { noent: true });
  res.json({ root: document.root().name() });
});

tools.get('/upstream', (req, res) => {
  https.get('https://upstream.example.org', { rejectUnauthorized: false }, (answer) => answer.pipe(res));
});

tools.get('/language', (req, res) => {
  res.setHeader('X-Language', req.query.language);
  console.log('password check for ' + req.query.user + ': ' + req.query.password);
  res.end();
});

export function widget(element, text) {
  element.innerHTML = text;
  window.addEventListener('message', (event) => (element.title = event.data));
  parent.postMessage(text, '*');
}
