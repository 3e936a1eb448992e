import { exec } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Router } from 'express';
import serialize from 'node-serialize';

export const files = Router();
const ROOT = '/srv/shop/files';

files.get('/read', (req, res) => {
  const file = path.join(ROOT, req.query.name);
  res.type('text').send(fs.readFileSync(file, 'utf8'));
});

files.get('/download', (req, res) => {
  res.sendFile(req.query.path);
});

files.post('/convert', (req, res) => {
  exec(`convert ${req.body.from} out.png`, (error) => res.json({ done: !error }));
});

files.post('/restore', (req, res) => {
  const cart = serialize.unserialize(req.body.cart);
  res.json(cart);
});

files.post('/save', (req, res) => {
  fs.writeFileSync(`${ROOT}/${req.body.name}`, req.body.text, { mode: 0o777 });
  res.status(204).end();
});
