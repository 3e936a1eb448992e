from pathlib import Path


class Service:
    def __init__(self, unit):
        self.unit = unit

    def is_running(self):
        return (Path("/run/shop") / self.unit).exists()
