import type { Examples } from './example.js';

export const JAVASCRIPT_DATA_EXAMPLES: Examples = {
  'js-unsafe-deserialization': ['serialize.unserialize(text);', 'JSON.parse(text);'],
  'js-v8-deserialization': ['v8.deserialize(req.body);', 'v8.deserialize(cache);'],
  'js-mass-assignment': ['User.create(req.body);', 'User.create({ name: req.body.name });'],
  'js-prototype-pollution': ['_.merge(settings, req.body);', '_.merge(settings, DEFAULTS);'],
  'js-xml-entities': ['parse(xml, { noent: true });', 'parse(xml, { noent: false });'],
  'js-weak-hash': ["crypto.createHash('md5');", "crypto.createHash('sha256');"],
  'js-weak-cipher': ["crypto.createCipheriv('des-ede3', key, iv);", "crypto.createCipheriv('aes-256-gcm', key, iv);"],
  'js-cipher-without-iv': [
    "crypto.createCipher('aes192', password);",
    "crypto.createCipheriv('aes-256-gcm', key, iv);",
  ],
  'js-key-in-code': [
    "const KEY = Buffer.from('0123456789abcdef');",
    "const KEY = Buffer.from(process.env.KEY, 'hex');",
  ],
  'js-predictable-secret': ['const token = Math.random().toString(36);', 'const x = Math.random();'],
  'js-old-tls': ["const o = { minVersion: 'TLSv1' };", "const o = { minVersion: 'TLSv1.2' };"],
  'js-certificate-unchecked': ['const o = { rejectUnauthorized: false };', 'const o = { rejectUnauthorized: true };'],
  'js-short-key': [
    "generateKeyPair('rsa', { modulusLength: 1024 });",
    "generateKeyPair('rsa', { modulusLength: 3072 });",
  ],
  'js-jwt-unverified': ['jwt.decode(token);', "jwt.verify(token, key, { algorithms: ['HS256'] });"],
  'js-jwt-none': ["jwt.verify(t, k, { algorithms: ['none'] });", "jwt.verify(t, k, { algorithms: ['RS256'] });"],
  'js-jwt-secret-in-code': ["jwt.sign({ id }, 'hush');", 'jwt.sign({ id }, process.env.SECRET);'],
  'js-session-secret-in-code': [
    "app.use(session({ secret: 'hush' }));",
    'app.use(session({ secret: process.env.SECRET }));',
  ],
  'js-cookie-for-scripts': ["res.cookie('a', b, { httpOnly: false });", "res.cookie('a', b, { httpOnly: true });"],
  'js-cookie-over-http': ["res.cookie('a', b, { httpOnly: true, secure: false });", 'smtp.connect({ secure: false });'],
  'js-any-origin-with-credentials': [
    'app.use(cors({ origin: true, credentials: true }));',
    "app.use(cors({ origin: '*' }));",
  ],
  'js-secret-in-log': ['console.log(user.password);', "console.log('the password changed');"],
  'js-stack-in-answer': [
    'res.status(500).send(error.stack);',
    "console.error(error.stack);\nres.status(500).send('It failed.');",
  ],
  'js-open-permissions': ['fs.chmodSync(path, 0o777);', 'fs.chmodSync(path, 0o640);'],
};
