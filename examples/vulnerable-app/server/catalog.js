import axios from 'axios';
import { Router } from 'express';
import { ordersOf } from './store.js';

export const catalog = Router();

catalog.get('/search', (req, res) => {
  res.send(`<h1>Results for ${req.query.q}</h1>`);
});

catalog.get('/match', (req, res) => {
  const pattern = new RegExp(req.query.pattern);
  res.json(['lamp', 'table'].filter((name) => pattern.test(name)));
});

catalog.get('/slug', (req, res) => {
  res.json({ valid: /^([a-z]+-?)+$/.test(req.query.slug) });
});

catalog.get('/preview', async (req, res) => {
  const { data } = await axios.get(req.query.url);
  res.json({ length: data.length });
});

catalog.get('/stock', async (req, res) => {
  const answer = await fetch(`http://${req.query.host}/stock`);
  res.json(await answer.json());
});

catalog.get('/orders', async (req, res) => {
  res.json(await ordersOf(req.query.customer));
});

catalog.get('/price', (req, res) => {
  res.json({ price: eval(req.query.formula) });
});
