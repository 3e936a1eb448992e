import fs from 'node:fs';
import mongoose from 'mongoose';
import pg from 'pg';

export const db = new pg.Pool({
  host: 'db.internal',
  user: 'shop',
  password: process.env.DATABASE_PASSWORD,
  ssl: { ca: fs.readFileSync('/etc/shop/ca.pem') },
});

export const Account = mongoose.model(
  'Account',
  new mongoose.Schema({ name: String, pin: String, role: { type: String, default: 'customer' } }),
);

export function ordersOf(customer) {
  return db.query('SELECT * FROM orders WHERE customer = $1', [customer]);
}
