import type { Verb } from './verb.js';
import { describeAddresses } from '../stack/stack-addresses.js';
import { stackStatus } from '../stack/stack-status.js';
import { formatTable } from '../terminal/format-table.js';

export const status: Verb = async (settings) => {
  const services = await stackStatus(settings);
  if (services === null) {
    console.log('Millrace is not running. Start it with "make start".');
    return 1;
  }
  const rows = services.map(({ name, up, pid, address, restarts, since }) => [
    name,
    up ? 'up' : 'DOWN',
    pid === null ? '-' : String(pid),
    address,
    String(restarts),
    since || '-',
  ]);
  console.log(formatTable([['SERVICE', 'STATE', 'PID', 'ADDRESS', 'RESTARTS', 'SINCE'], ...rows]));
  console.log(describeAddresses(settings));
  const down = services.filter(({ up }) => !up).map(({ name }) => name);
  if (down.length > 0)
    console.log(`Down: ${down.join(', ')}. Read why with "make logs", check everything with "make doctor".`);
  return down.length > 0 ? 1 : 0;
};
