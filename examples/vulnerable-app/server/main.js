import express from 'express';
import cors from 'cors';
import session from 'express-session';
import { accounts } from './accounts.js';
import { files } from './files.js';
import { catalog } from './catalog.js';
import { tools } from './tools.js';

const app = express();
app.use(express.json());
app.use(cors({ origin: true, credentials: true }));
app.use(
  session({
    secret: 'k8Jx2vQm9ZrT4wLpN7sB',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: false, secure: false },
  }),
);
app.use('/accounts', accounts);
app.use('/files', files);
app.use('/catalog', catalog);
app.use('/tools', tools);
app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).send(error.stack);
});
app.listen(3000);
