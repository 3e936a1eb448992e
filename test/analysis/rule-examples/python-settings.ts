import type { Examples } from './example.js';

export const PYTHON_SETTINGS_EXAMPLES: Examples = {
  'py-unsafe-yaml': ['yaml.load(data, Loader=yaml.Loader)', 'yaml.load(data, Loader=yaml.SafeLoader)'],
  'py-xml-entities': ['etree.XMLParser(resolve_entities=True)', 'etree.XMLParser(resolve_entities=False)'],
  'py-weak-cipher': ['DES.new(key, DES.MODE_CBC)', 'AES.new(key, AES.MODE_GCM)'],
  'py-ecb-mode': ['AES.new(key, AES.MODE_ECB)', 'AES.new(key, AES.MODE_GCM)'],
  'py-predictable-secret': [
    'token = random.choice(LETTERS)',
    'token = secrets.token_hex(16)\ndice = random.choice(SIDES)',
  ],
  'py-certificate-unchecked': ['context.check_hostname = False', 'context.check_hostname = True'],
  'py-jwt-unverified': [
    "jwt.decode(t, options={'verify_signature': False})",
    "jwt.decode(t, KEY, algorithms=['HS256'])",
  ],
  'py-jwt-none': ["jwt.decode(t, KEY, algorithms=['none'])", "jwt.decode(t, KEY, algorithms=['HS256'])"],
  'py-jwt-secret-in-code': [
    "jwt.encode(claims, 'hush', algorithm='HS256')",
    "jwt.encode(claims, KEY, algorithm='HS256')",
  ],
  'py-session-key-in-code': ["app.config['SECRET_KEY'] = 'hush'", "app.config['SECRET_KEY'] = os.environ['KEY']"],
  'py-cookie-over-http': ["r.set_cookie('a', b, secure=False)", "r.set_cookie('a', b, secure=True)"],
  'py-cookie-for-scripts': ["r.set_cookie('a', b, httponly=False)", "r.set_cookie('a', b, httponly=True)"],
  'py-any-origin-with-credentials': ["CORS(app, origins='*', supports_credentials=True)", "CORS(app, origins='*')"],
  'py-secret-in-log': ['logger.info(user.password)', "logger.info('the password changed')"],
  'py-stack-in-answer': [
    'def f():\n    return traceback.format_exc()',
    "def f():\n    log.error(traceback.format_exc())\n    return 'It failed.'",
  ],
};
