import { findPinnedProgram } from '../engine/find-pinned-program.js';

/** The proxy by which tests cut and slow the network; building it takes about half a minute on two cores. */
export function findToxiproxy(home: string): Promise<string> {
  const program = {
    name: 'toxiproxy',
    title: 'the network proxy of the tests',
    module: 'github.com/Shopify/toxiproxy/v2',
    package: 'github.com/Shopify/toxiproxy/v2/cmd/server',
  };
  return findPinnedProgram(program, home);
}
