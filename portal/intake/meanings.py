"""The meaning of a finding as a clerk sees it and may correct it: a few fields for each kind."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.civic.dates import PartialDate, PartialDateFormField
from portal.civic.models import Person, Resolution
from portal.civic.numbers import parse_number

from .recognition.kinds import DateRole, FindingKind
from .records import record_named


class MeaningForm(forms.Form):
    """
    The meaning of one finding; subclasses have the fields of one or several kinds.

    ``as_fields`` gives the initial values of the fields for a finding's value, ``as_value`` the
    value for what the clerk left in the fields.
    """

    def as_fields(self, value):
        return {name: value.get(name) for name in self.base_fields}

    def as_value(self, value, cleaned_data):
        return {**value, **{name: cleaned_data[name] or "" for name in self.base_fields}}


class TitleForm(MeaningForm):
    title = forms.CharField(label=gettext_lazy("title"), max_length=255)


class DateForm(MeaningForm):
    start = PartialDateFormField(label=gettext_lazy("date"))
    end = PartialDateFormField(label=gettext_lazy("last day"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("what it is the date of"), choices=DateRole.choices)

    def as_fields(self, value):
        dates = [value.get("date") or value.get("from"), value.get("to")]
        start, end = (PartialDate.parse(date) if date else None for date in dates)
        return {"start": start, "end": end, "role": value["role"]}

    def as_value(self, value, cleaned_data):
        start, end = str(cleaned_data["start"]), cleaned_data["end"]
        dates = {"from": start, "to": str(end)} if end else {"date": start}
        return {**dates, "role": cleaned_data["role"]}

    def clean(self):
        cleaned_data = super().clean()
        start, end = cleaned_data.get("start"), cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day lies before the first."))
        return cleaned_data


class ResolutionForm(MeaningForm):
    number = forms.CharField(label=gettext_lazy("number"), max_length=30, required=False)
    adopted_on = PartialDateFormField(label=gettext_lazy("adopted on"), required=False)
    council = forms.CharField(
        label=gettext_lazy("adopted by"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-body"}),
    )

    def as_fields(self, value):
        adopted_on = value["adopted_on"]
        return {**value, "adopted_on": PartialDate.parse(adopted_on) if adopted_on else None}

    def as_value(self, value, cleaned_data):
        adopted_on = str(cleaned_data["adopted_on"] or "")
        known = Resolution.objects.filter(number=cleaned_data["number"])
        if adopted_on:
            known = known.filter(adopted_on=adopted_on)
        if cleaned_data["council"]:
            council = record_named(FindingKind.BODY, cleaned_data["council"])
            known = known.filter(council=council)
        found = list(known[:2]) if cleaned_data["number"] else []
        resolution = found[0] if len(found) == 1 else None
        return {
            "number": cleaned_data["number"],
            "adopted_on": adopted_on,
            "council": cleaned_data["council"],
            "resolution": resolution.pk if resolution else None,
            "error": "",
        }

    def clean(self):
        cleaned_data = super().clean()
        adopted_on = cleaned_data.get("adopted_on")
        if adopted_on and not adopted_on.day:
            self.add_error("adopted_on", _("Write the day on which it was adopted."))
        if cleaned_data.get("number"):
            try:
                on = adopted_on and adopted_on.first_day
                cleaned_data["number"] = str(parse_number(cleaned_data["number"], on=on))
            except ValidationError as error:
                self.add_error("number", error)
        return cleaned_data


class RecordForm(MeaningForm):
    """Something that the portal has a record of, chosen by its name; subclasses say which."""

    kind = None
    name = forms.CharField(label=gettext_lazy("name"), max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["list"] = f"known-{self.kind}"

    def as_value(self, value, cleaned_data):
        return {"pk": self.record.pk, "name": cleaned_data["name"]}

    def clean_name(self):
        name = self.cleaned_data["name"]
        self.record = record_named(self.kind, name)
        if self.record is None:
            raise ValidationError(
                _("The portal has no record of this name: choose one from the list.")
            )
        return name


def record_form(kind):
    """The form of findings of a kind that the portal has records of."""
    return type(f"{kind.name.title()}Form", (RecordForm,), {"kind": kind})


class SignatoryForm(MeaningForm):
    name = forms.CharField(label=gettext_lazy("name as printed"), max_length=200)
    role = forms.CharField(label=gettext_lazy("role"), max_length=200, required=False)
    city = forms.CharField(
        label=gettext_lazy("city"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-city"}),
    )

    def as_value(self, value, cleaned_data):
        person = same_person(value["name"], value["person"], cleaned_data["name"])
        return {**super().as_value(value, cleaned_data), "person": person}


class LinesField(forms.CharField):
    """A text of several lines; browsers send other line ends than they were shown."""

    def to_python(self, value):
        return "\n".join(super().to_python(value).splitlines())


class QuotationForm(MeaningForm):
    text = LinesField(label=gettext_lazy("words"), widget=forms.Textarea(attrs={"rows": 3}))
    speaker = forms.CharField(
        label=gettext_lazy("speaker"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-person"}),
    )
    role = forms.CharField(label=gettext_lazy("role"), max_length=300, required=False)

    def as_value(self, value, cleaned_data):
        person = same_person(value["speaker"], value["person"], cleaned_data["speaker"])
        return {**super().as_value(value, cleaned_data), "person": person}


class CaptionForm(MeaningForm):
    people = LinesField(
        label=gettext_lazy("people, one a line: name, role"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def as_fields(self, value):
        lines = (", ".join(filter(None, (each["name"], each["role"]))) for each in value["people"])
        return {"people": "\n".join(lines)}

    def as_value(self, value, cleaned_data):
        people, before = [], {each["name"]: each["person"] for each in value["people"]}
        for line in filter(str.strip, cleaned_data["people"].splitlines()):
            name, _comma, role = (part.strip() for part in line.partition(","))
            people.append(
                {"name": name, "role": role, "person": before.get(name) or person_named(name)}
            )
        return {**value, "people": people}


class ClaimForm(MeaningForm):
    subject = forms.CharField(label=gettext_lazy("about what"), max_length=100)
    statement = forms.CharField(label=gettext_lazy("what the source says"), max_length=300)
    as_of = PartialDateFormField(label=gettext_lazy("as of"), required=False)

    def as_fields(self, value):
        return {**value, "as_of": PartialDate.parse(value["as_of"]) if value["as_of"] else None}

    def as_value(self, value, cleaned_data):
        return {**cleaned_data, "as_of": str(cleaned_data["as_of"] or "")}


class LinkForm(MeaningForm):
    address = forms.URLField(
        label=gettext_lazy("address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Empty: the words stay, the link goes."),
    )

    def as_fields(self, value):
        return {"address": "" if value["fault"] else value["address"]}

    def as_value(self, value, cleaned_data):
        address = cleaned_data["address"]
        return {**value, "address": address, "fault": "" if address else value["fault"]}


FORMS = {
    FindingKind.TITLE: TitleForm,
    FindingKind.DATE: DateForm,
    FindingKind.RESOLUTION: ResolutionForm,
    FindingKind.NETWORK: record_form(FindingKind.NETWORK),
    FindingKind.UNIT: record_form(FindingKind.UNIT),
    FindingKind.SIGNATORY: SignatoryForm,
    FindingKind.QUOTATION: QuotationForm,
    FindingKind.CAPTION: CaptionForm,
    FindingKind.CLAIM: ClaimForm,
    FindingKind.LINK: LinkForm,
}


def same_person(old_name, key, name):
    """The key of a person whose name was left as it is, else that of the record with the name."""
    return key if name == old_name else person_named(name)


def person_named(name):
    """Key of the person with exactly this name; ``None`` where the portal has no such record."""
    given_name, _space, family_name = name.strip().rpartition(" ")
    person = Person.objects.filter(given_name=given_name, family_name=family_name).first()
    return person.pk if person else None
