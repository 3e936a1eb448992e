import crypto from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { Account, db } from './store.js';

export const accounts = Router();

accounts.post('/login', async (req, res) => {
  const { name, password } = req.body;
  const digest = crypto.createHash('md5').update(password).digest('hex');
  const query = `SELECT id, role FROM accounts WHERE name = '${name}' AND digest = '${digest}'`;
  const { rows } = await db.query(query);
  if (rows.length === 0) return res.status(401).end();
  res.cookie('session', jwt.sign({ id: rows[0].id }, 'shop-signing-secret-2024'));
  res.redirect(req.query.next);
});

accounts.get('/me', (req, res) => {
  const claims = jwt.decode(req.headers.authorization);
  res.json({ id: claims.id });
});

accounts.get('/claims', (req, res) => {
  const claims = jwt.verify(req.cookies.session, '', { algorithms: ['none'] });
  res.json(claims);
});

accounts.post('/', async (req, res) => {
  const account = await Account.create(req.body);
  res.status(201).json({ id: account.id });
});

accounts.post('/find', async (req, res) => {
  const account = await Account.findOne({ name: req.body.name, pin: req.body.pin });
  res.json({ found: account !== null });
});

accounts.post('/reset', async (req, res) => {
  const token = Math.random().toString(36).slice(2);
  await db.query('UPDATE accounts SET reset_token = $1 WHERE name = $2', [token, req.body.name]);
  res.status(204).end();
});

accounts.post('/settings', (req, res) => {
  const settings = {};
  merge(settings, req.body);
  res.json(settings);
});

function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      target[key] ??= {};
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
}
