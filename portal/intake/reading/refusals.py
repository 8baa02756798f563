"""What a parser says of a file that cannot be read."""


class Refusal(Exception):
    """
    A file that cannot be read: ``code`` is a key of ``portal.intake.reading.SENTENCES``, ``values``
    are what its sentence names.

    It knows no language and no Django, since parsers run in a process that has neither; ``read``
    turns it into ``Unreadable``.
    """

    def __init__(self, code, **values):
        super().__init__(code)
        self.code = code
        self.values = values
