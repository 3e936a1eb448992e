import crypto from 'node:crypto';
import https from 'node:https';
import { Router } from 'express';
import libxmljs from 'libxmljs';

export const tools = Router();
const KEY = Buffer.from(process.env.SHOP_KEY, 'hex');
const LANGUAGES = new Set(['de', 'en']);
const ORIGIN = 'https://shop.example.org';

tools.post('/encrypt', (req, res) => {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', KEY, iv);
  const text = Buffer.concat([cipher.update(req.body.text, 'utf8'), cipher.final()]);
  res.json({ iv: iv.toString('hex'), text: text.toString('hex'), tag: cipher.getAuthTag().toString('hex') });
});

tools.post('/import', (req, res) => {
  const document = libxmljs.parseXml(req.body.xml, { noent: false, nonet: true });
  res.json({ root: document.root().name() });
});

tools.get('/upstream', (req, res) => {
  https.get('https://upstream.example.org', (answer) => answer.pipe(res));
});

tools.get('/language', (req, res) => {
  const language = req.query.language;
  if (!LANGUAGES.has(language)) return res.status(400).end();
  res.setHeader('X-Language', language);
  console.log('password checked');
  res.end();
});

export function widget(element, text) {
  element.textContent = text;
  window.addEventListener('message', (event) => {
    if (event.origin === ORIGIN) element.title = event.data;
  });
  parent.postMessage(text, ORIGIN);
}
