import { readSettings } from '../../src/config/settings.js';
import { findToxiproxy } from '../toxiproxy/find-toxiproxy.js';

// Prints where it is; builds it the first time.
console.log(await findToxiproxy(readSettings(process.env).home));
