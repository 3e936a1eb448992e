import mongoose from 'mongoose';
import pg from 'pg';

export const db = new pg.Pool({
  host: 'db.internal',
  user: 'shop',
  password: 'Vt9rQ2mXk7Lw',
  ssl: { rejectUnauthorized: false },
});

export const Account = mongoose.model(
  'Account',
  new mongoose.Schema({ name: String, pin: String, role: { type: String, default: 'customer' } }),
);

export function ordersOf(customer) {
  return db.query("SELECT * FROM orders WHERE customer = '" + customer + "'");
}
