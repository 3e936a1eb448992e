import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Router } from 'express';

export const files = Router();
const ROOT = '/srv/shop/files';
const FORMATS = new Set(['gif', 'jpg', 'png']);

files.get('/read', (req, res) => {
  const file = path.join(ROOT, path.basename(req.query.name));
  res.type('text').send(fs.readFileSync(file, 'utf8'));
});

files.get('/download', (req, res) => {
  res.sendFile(req.query.path, { root: ROOT });
});

files.post('/convert', (req, res) => {
  const format = req.body.format;
  if (!FORMATS.has(format)) return res.status(400).end();
  execFile('/usr/bin/convert', ['in.png', `out.${format}`], (error) => res.json({ done: !error }));
});

files.post('/restore', (req, res) => {
  const cart = JSON.parse(req.body.cart);
  res.json(cart);
});

files.post('/save', (req, res) => {
  fs.writeFileSync(path.join(ROOT, path.basename(req.body.name)), req.body.text, { mode: 0o640 });
  res.status(204).end();
});
