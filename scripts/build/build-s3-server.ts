import { readSettings } from '../../src/config/settings.js';
import { findS3Server } from '../s3-server/find-s3-server.js';

// Prints where it is; builds it the first time.
console.log(await findS3Server(readSettings(process.env).home));
