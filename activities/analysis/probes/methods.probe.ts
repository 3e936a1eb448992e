import { headerOf } from '../target/target-answer.js';
import { type Probe, sightings } from './probe.js';

const MARK = 'x-probe-mark';

export const METHODS: Probe = {
  title: 'methods',
  rules: {
    'trace-method': {
      severity: 'medium',
      cwe: 'CWE-489',
      message: 'TRACE sends back the headers of a request, cookies included. Turn it off.',
    },
    'writing-methods-on-page': {
      severity: 'low',
      cwe: 'CWE-650',
      message: 'The start page says that it may be written or deleted. Refuse methods that it does not need.',
    },
  },
  run: async ({ client, start: { url } }) => {
    const trace = await client.ask(url, { method: 'TRACE', headers: { [MARK]: 'seen' } });
    const options = await client.ask(url, { method: 'OPTIONS' });
    const writing = headerOf(options, 'allow').match(/\b(?:PUT|DELETE|PATCH)\b/gi) ?? [];
    return sightings(url, [
      ['trace-method', trace.status === 200 && trace.body.toLowerCase().includes(MARK)],
      ['writing-methods-on-page', writing.length > 0, writing.join(' ')],
    ]);
  },
};
