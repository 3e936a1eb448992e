class Account:
    def __init__(self, name, role="customer", id=None):
        self.name = name
        self.role = role
        self.id = id

    def save(self):
        self.id = self.id or 1
