import crypto from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { Account, db } from './store.js';

export const accounts = Router();
const SECRET = process.env.SIGNING_SECRET;
const PAGES = new Map([['cart', '/cart']]);

accounts.post('/login', async (req, res) => {
  const { name, password } = req.body;
  const { rows } = await db.query('SELECT id, salt, digest FROM accounts WHERE name = $1', [name]);
  if (rows.length === 0) return res.status(401).end();
  const digest = crypto.scryptSync(password, rows[0].salt, 64);
  if (!crypto.timingSafeEqual(digest, rows[0].digest)) return res.status(401).end();
  const token = jwt.sign({ id: rows[0].id }, SECRET, { algorithm: 'HS256' });
  res.cookie('session', token, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.redirect(PAGES.get(req.query.next) ?? '/');
});

accounts.get('/me', (req, res) => {
  const claims = jwt.verify(req.headers.authorization, SECRET, { algorithms: ['HS256'] });
  res.json({ id: claims.id });
});

accounts.post('/', async (req, res) => {
  const { name, pin } = req.body;
  const account = await Account.create({ name: String(name), pin: String(pin) });
  res.status(201).json({ id: account.id });
});

accounts.post('/find', async (req, res) => {
  const account = await Account.findOne({ name: String(req.body.name), pin: String(req.body.pin) });
  res.json({ found: account !== null });
});

accounts.post('/reset', async (req, res) => {
  const token = crypto.randomBytes(32).toString('hex');
  await db.query('UPDATE accounts SET reset_token = $1 WHERE name = $2', [token, req.body.name]);
  res.status(204).end();
});

accounts.post('/settings', (req, res) => {
  const { theme, language } = req.body;
  res.json({ theme: String(theme), language: String(language) });
});
