import express from 'express';
import cors from 'cors';
import session from 'express-session';
import { accounts } from './accounts.js';
import { files } from './files.js';
import { catalog } from './catalog.js';
import { tools } from './tools.js';

const app = express();
app.use(express.json());
app.use(cors({ origin: 'https://shop.example.org', credentials: true }));
app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, secure: true, sameSite: 'lax' },
  }),
);
app.use('/accounts', accounts);
app.use('/files', files);
app.use('/catalog', catalog);
app.use('/tools', tools);
app.use((error, req, res, next) => {
  console.error(error.stack);
  if (res.headersSent) return next(error);
  res.status(500).send('The shop failed. Try again later.');
});
app.listen(3000, '127.0.0.1');
