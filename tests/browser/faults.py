"""What is wrong where, in words."""


def told(faults):
    """Lines for a report, of a mapping of places to the faults found there."""
    return "\n" + "\n".join(
        f"{place}: {fault}" for place, found in faults.items() for fault in found
    )


def found_in(faults):
    """``faults`` without the places where nothing is wrong."""
    return {place: found for place, found in faults.items() if found}
