"""Polish names of several words, put into the nominative."""

from dataclasses import replace

from .words import ADJECTIVES, forms, like, nominative, sentence_case, tokens_of

# Of what a head may be, what is more likely comes first.
CASES = ("nom", "gen", "dat", "loc", "inst", "acc")


def in_nominative(text, head_lemmas=None):
    """
    A name in the nominative: ``Komitetu Sterującego ECCAR`` → ``Komitet Sterujący ECCAR``.

    The first noun, or the first of ``head_lemmas``, is put into it with the adjectives that belong
    to it; the rest depends on it and stays. A text without such a noun stays as it is.
    """
    text = sentence_case(text)
    tokens = tokens_of(text)
    place, adjectives, head = find_head(tokens, head_lemmas)
    if head is None:
        return text
    changed = {place: nominative(head)}
    for adjective in [*adjectives, *following_adjectives(tokens, place)]:
        changed[adjective] = matching_nominative(tokens[adjective].text, head)
    parts = []
    end = 0
    for position, token in enumerate(tokens):
        word = like(changed[position], token.text) if changed.get(position) else token.text
        parts += [text[end : token.start], word]
        end = token.end
    return "".join(parts) + text[end:]


def find_head(tokens, head_lemmas=None):
    """The place of the noun that a name hangs on, its adjectives' places and what form it is."""
    places = range(next((at for at, token in enumerate(tokens) if not token.is_word), len(tokens)))
    if head_lemmas is None:
        # Polskiego Czerwonego Krzyża: what may be an adjective of a noun further on is one.
        places = sorted(places, key=lambda place: (not leads_to_noun(tokens, place), place))
    for place in places:
        fitting = [
            form
            for form in forms(tokens[place].text)
            if form.part == "subst"
            and (head_lemmas is None or form.lemma.casefold() in head_lemmas)
            and all(agree(tokens[before].text, form) for before in range(place))
        ]
        if fitting:
            return place, list(range(place)), min(fitting, key=likelihood)
    return None, [], None


def leads_to_noun(tokens, place):
    """Whether all words before a place may be adjectives of the noun there."""
    return place > 0 and any(
        form.part == "subst" and all(agree(token.text, form) for token in tokens[:place])
        for form in forms(tokens[place].text)
    )


def likelihood(form):
    """Singular before plural, the nominative before the other cases, common nouns before names."""
    case = min((CASES.index(case) for case in form.cases if case in CASES), default=len(CASES))
    return form.number != "sg", form.lemma[:1].isupper(), case


def agree(word, noun):
    """Whether a word may be an adjective of the noun."""
    return any(form.part in ADJECTIVES and form.agrees(noun) for form in forms(word))


def matching_nominative(word, noun):
    """The nominative of an adjective that agrees with the noun, or ``None``."""
    for form in forms(word):
        if form.part in ADJECTIVES and form.agrees(noun):
            return nominative(replace(form, genders=form.genders & noun.genders))
    return None


def following_adjectives(tokens, place):
    """The places of the adjectives after the noun that belong to it, not to the next noun."""
    nouns = [form for form in forms(tokens[place].text) if form.part == "subst"]
    found = []
    for position in range(place + 1, len(tokens)):
        word = tokens[position].text
        if not any(agree(word, noun) for noun in nouns):
            break
        found.append(position)
    after = tokens[place + 1 + len(found)].text if place + 1 + len(found) < len(tokens) else ""
    next_nouns = [form for form in forms(after) if form.part == "subst"]
    if found and any(agree(tokens[found[-1]].text, noun) for noun in next_nouns):
        return []
    return found
