"""
What the portal may say in the vocabulary of schema.org, and how.

Types with the properties that schema.org (version 29) gives them, as far as the portal uses them.
A property's value is a text, an address, a date as precise as its source, a moment, a number, a
reference to a thing by its ``@id``, or a thing of one of the types named.
"""

import json
import re

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
TEXT = re.compile(r"\S.*", re.S)
URL = re.compile(r"https?://\S+")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\+\d{2}:\d{2})?")
LANGUAGE = re.compile(r"[a-z]{2}")
NUMBER = int

THING = {"name": TEXT, "url": URL, "description": TEXT}
ORGANISATION = {
    **THING,
    "alternateName": TEXT,
    "address": TEXT,
    "contactPoint": ["ContactPoint"],
    "foundingDate": DATE,
    "memberOf": ["OrganizationRole"],
}
WORK = {
    **THING,
    "about": ["Event", "City", "GovernmentOrganization"],
    "author": ["GovernmentOrganization"],
    "citation": ["Legislation"],
    "contributor": ["Person"],
    "creator": ["City", "Organization"],
    "dateCreated": DATE,
    "dateModified": MOMENT,
    "datePublished": MOMENT,
    "genre": TEXT,
    "headline": TEXT,
    "inLanguage": LANGUAGE,
    "isBasedOn": URL,
    "isPartOf": ["WebSite"],
    "keywords": TEXT,
    "locationCreated": ["Place"],
    "publisher": ["GovernmentOrganization"],
}
TYPES = {
    "WebPage": WORK,
    "CollectionPage": WORK,
    "NewsArticle": WORK,
    "DigitalDocument": WORK,
    "WebSite": WORK,
    "Legislation": {
        **WORK,
        "legislationIdentifier": TEXT,
        "legislationType": TEXT,
        "legislationDate": DATE,
        "legislationPassedBy": ["GovernmentOrganization"],
    },
    "Organization": ORGANISATION,
    "GovernmentOrganization": ORGANISATION,
    "City": {**THING, "memberOf": ["OrganizationRole"]},
    "OrganizationRole": {
        "roleName": TEXT,
        "startDate": DATE,
        "endDate": DATE,
        "memberOf": ["Organization"],
    },
    "ContactPoint": {"email": TEXT, "telephone": TEXT, "contactType": TEXT},
    "Person": {**THING, "jobTitle": TEXT, "affiliation": ["City"]},
    "Place": THING,
    "Event": {**THING, "startDate": DATE, "endDate": DATE, "location": ["Place"]},
    "BreadcrumbList": {"itemListElement": ["ListItem"]},
    "ListItem": {"position": NUMBER, "name": TEXT, "item": URL},
}
REQUIRED = {
    "WebPage": {"@id", "url", "name", "inLanguage", "isPartOf", "publisher"},
    "CollectionPage": {"@id", "url", "name", "inLanguage"},
    "NewsArticle": {"headline", "datePublished", "author", "publisher", "inLanguage"},
    "DigitalDocument": {"name", "inLanguage"},
    "Legislation": {"legislationIdentifier", "legislationDate", "legislationPassedBy"},
    "OrganizationRole": {"roleName", "memberOf"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"@id", "name", "url"},
}


def graph_at(client, address):
    """Mapping of types to things of what the page at ``address`` says; checked as a whole."""
    (script,) = SCRIPT.findall(client.get(address).text)
    data = json.loads(script)
    assert faults_of(data) == []
    return {thing["@type"]: thing for thing in data["@graph"]}


def faults_of(data):
    """Sentences on what is wrong with ``data``, a document of JSON-LD; empty where nothing is."""
    faults = []
    if data.get("@context") != "https://schema.org":
        faults.append("the context is not schema.org")
    known = {thing["@id"]: thing["@type"] for thing in data["@graph"] if "@id" in thing}
    for thing in data["@graph"]:
        faults += _faults_of_thing(thing, known)
    return faults


def _faults_of_thing(thing, known):
    kind = thing.get("@type")
    if kind not in TYPES:
        return [f"unknown type {kind}"]
    missing = REQUIRED.get(kind, set()) - set(thing)
    faults = [f"{kind} lacks {sorted(missing)}"] if missing else []
    for name, value in thing.items():
        if name == "@id":
            faults += [] if URL.fullmatch(value) else [f"{kind}: @id is no address"]
        elif name != "@type":
            rule = TYPES[kind].get(name)
            for each in value if isinstance(value, list) else [value]:
                faults += _faults_of_value(f"{kind}.{name}", each, rule, known)
    return faults


def _faults_of_value(place, value, rule, known):
    if rule is None:
        return [f"{place} is not a property"]
    if isinstance(rule, list):
        if not isinstance(value, dict):
            return [f"{place} is not a thing"]
        kind = value.get("@type") or known.get(value.get("@id"))
        if kind not in rule:
            return [f"{place} is a {kind}"]
        return _faults_of_thing(value, known) if "@type" in value else []
    if rule is NUMBER:
        return [] if isinstance(value, int) else [f"{place} is not a number"]
    fits = isinstance(value, str) and rule.fullmatch(value)
    return [] if fits else [f"{place} is {value!r}"]
