"""The process of one training or prediction. It may be killed at any moment and holds nothing but memory."""

import sys
from pathlib import Path

from millrace_trainers.channel import Channel
from millrace_trainers.errors import describe_error
from millrace_trainers.orders import PredictOrder, read_order
from millrace_trainers.process_life import end_with_worker, ignore_signals
from millrace_trainers.quiet_frameworks import quiet_frameworks


def carry_out(folder: Path, channel: Channel) -> None:
    """Does what `order.json` in the folder asks for, and says how it ended as the channel's last message."""
    try:
        order = read_order(folder)
        # What they import takes seconds to load: only for those that need it.
        if isinstance(order, PredictOrder):
            from millrace_trainers.predict import predict  # noqa: PLC0415

            channel.say({"predicted": predict(order)})
        else:
            from millrace_trainers.train import train  # noqa: PLC0415

            channel.say({"trained": train(order, folder, channel)})
    except Exception as error:  # noqa: BLE001 - whatever it was, the worker is to hear it
        channel.say({"error": describe_error(error)})


def main(arguments: list[str]) -> int:
    """Exits with 0 when the worker has heard how it ended, be it with an error."""
    match arguments:
        case [folder, number] if number.isdigit():
            ignore_signals()
            end_with_worker(int(number))
            quiet_frameworks()
            carry_out(Path(folder), Channel(int(number)))
            return 0
        case _:
            print("Start it as: python -m millrace_trainers DIR FD, where DIR holds order.json.", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
