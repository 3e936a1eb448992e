import axios from 'axios';
import escapeHtml from 'escape-html';
import { Router } from 'express';
import { ordersOf } from './store.js';

export const catalog = Router();
const SUPPLIERS = new Map([['oak', 'https://oak.example.org/catalog']]);
const HOSTS = { oak: 'oak.example.org', elm: 'elm.example.org' };

catalog.get('/search', (req, res) => {
  res.send(`<h1>Results for ${escapeHtml(req.query.q)}</h1>`);
});

catalog.get('/match', (req, res) => {
  const text = String(req.query.pattern);
  res.json(['lamp', 'table'].filter((name) => name.includes(text)));
});

catalog.get('/slug', (req, res) => {
  res.json({ valid: /^[a-z-]+$/.test(req.query.slug) });
});

catalog.get('/preview', async (req, res) => {
  const { data } = await axios.get(SUPPLIERS.get(req.query.supplier));
  res.json({ length: data.length });
});

catalog.get('/stock', async (req, res) => {
  const answer = await fetch(`https://${HOSTS[req.query.supplier]}/stock`);
  res.json(await answer.json());
});

catalog.get('/orders', async (req, res) => {
  res.json(await ordersOf(req.query.customer));
});

catalog.get('/price', (req, res) => {
  res.json({ price: Number(req.query.amount) * Number(req.query.each) });
});
