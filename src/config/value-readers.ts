import { delimiter } from 'node:path';
import { isTargetEntry } from './target-list.js';

/** Reads the text of one variable; null when it does not fit. `expected` and `example` complete the refusal. */
export interface ValueReader<T> {
  readonly expected: string;
  readonly example: string;
  read(text: string): T | null;
}

export function wholeNumber(minimum: number, maximum: number, unit: string, example: number): ValueReader<number> {
  return {
    expected: `a whole number of ${unit} from ${minimum} to ${maximum}`,
    example: String(example),
    read(text) {
      const value = /^\d+$/.test(text) ? Number(text) : NaN;
      return value >= minimum && value <= maximum ? value : null;
    },
  };
}

export function port(example: number): ValueReader<number> {
  return { ...wholeNumber(1, 65_535, 'port', example), expected: 'a port number from 1 to 65535' };
}

export function oneOf<const T extends string>(choices: readonly T[], example: T): ValueReader<T> {
  return {
    expected: `one of ${choices.join(', ')}`,
    example,
    read: (text) => choices.find((choice) => choice === text) ?? null,
  };
}

export function commaList<const T extends string>(choices: readonly T[], example: string): ValueReader<readonly T[]> {
  const item = oneOf(choices, choices[0] as T);
  return {
    expected: `a comma-separated list out of ${choices.join(', ')}, each at most once`,
    example,
    read(text) {
      const items = text.split(',').map((part) => item.read(part.trim()));
      return items.includes(null) || new Set(items).size < items.length ? null : (items as T[]);
    },
  };
}

/** Without credentials in the example: the message may end in a log. */
export function url(protocols: readonly string[], example: string): ValueReader<string> {
  return {
    expected: `a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    example,
    read: (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : null),
  };
}

export const hostAndPort: ValueReader<string> = {
  expected: 'host:port',
  example: '127.0.0.1:7233',
  read: (text) => (/^[^\s:/]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(text) ? text : null),
};

export function word(what: string, pattern: RegExp, example: string): ValueReader<string> {
  return { expected: what, example, read: (text) => (pattern.test(text) ? text : null) };
}

export function path(example: string): ValueReader<string> {
  return { expected: 'a path', example, read: (text) => (text.includes('\0') ? null : text) };
}

export const pathList: ValueReader<readonly string[]> = {
  expected: `absolute paths separated by "${delimiter}"`,
  example: `/srv/code${delimiter}/srv/more`,
  read(text) {
    const paths = text.split(delimiter).filter((part) => part !== '');
    return paths.every((part) => part.startsWith('/') || /^[A-Za-z]:[\\/]/.test(part)) ? paths : null;
  },
};

export const hostList: ValueReader<readonly string[]> = {
  expected: 'host names separated by commas, each with a port where it is not the usual one',
  example: 'github.com,git.example.org:8443',
  read(text) {
    const hosts = text.split(',').map((part) => part.trim().toLowerCase());
    return hosts.every((host) => URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host)
      ? hosts
      : null;
  },
};

export const originList: ValueReader<readonly string[]> = {
  expected: 'origins separated by commas, each a scheme, host and port without a path',
  example: 'https://app.example.com,http://localhost:5173',
  read(text) {
    const origins = text.split(',').map((part) => part.trim());
    return origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? origins : null;
  },
};

export const targetList: ValueReader<readonly string[]> = {
  expected: 'host names in lower case, addresses and networks (CIDR), separated by commas',
  example: '127.0.0.0/8,staging.example.com',
  read(text) {
    const entries = text.split(',').map((part) => part.trim());
    return entries.every(isTargetEntry) ? entries : null;
  },
};
