import { findPinnedProgram } from '../engine/find-pinned-program.js';

/** The S3-compatible server that the artifact store is tested against; building it takes about two minutes on two cores. */
export function findS3Server(home: string): Promise<string> {
  const program = {
    name: 'versitygw',
    title: 'the S3 server of the tests',
    module: 'github.com/versity/versitygw',
    package: 'github.com/versity/versitygw/cmd/versitygw',
  };
  return findPinnedProgram(program, home);
}
