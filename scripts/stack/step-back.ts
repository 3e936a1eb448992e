type Command = readonly [string, ...string[]];

// Linux may weigh sessions against each other instead of processes, and every service has a session of its own.
const SCRIPT = '{ echo "$0" > /proc/self/autogroup; } 2>/dev/null; exec nice -n "$0" "$@"';

/** The command as one that steps back for the others when the machine is full; `niceness` is 0 to 19, as nice(1) takes it. */
export function stepBack(niceness: number, command: Command): Command {
  return ['sh', '-c', SCRIPT, String(niceness), ...command];
}
