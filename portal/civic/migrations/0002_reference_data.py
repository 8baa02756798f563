"""The frameworks that the portal ships with; a city edits and completes them as it likes."""

from django.conf import settings
from django.db import migrations

FRAMEWORKS = {
    "eccar-ten-points": {
        "kind": "plan",
        "adopted_on": "2004-12-10",
        "url": "https://www.eccar.info/",
        "name": {
            "pl": "Dziesięciopunktowy plan działania ECCAR",
            "en": "ECCAR Ten-Point Plan of Action",
        },
        "description": {
            "pl": (
                "Zobowiązania miast należących do Europejskiej Koalicji Miast przeciwko Rasizmowi, "
                "przyjęte w Norymberdze. Polskie brzmienie jest przekładem roboczym."
            ),
            "en": (
                "What the cities of the European Coalition of Cities Against Racism have pledged, "
                "adopted in Nuremberg."
            ),
        },
        "items": [
            ("Większa czujność wobec rasizmu", "Greater Vigilance Against Racism"),
            (
                "Ocena zjawiska rasizmu i dyskryminacji oraz monitorowanie polityk miejskich",
                "Assessing Racism and Discrimination and Monitoring Municipal Policies",
            ),
            (
                "Lepsze wsparcie osób doświadczających rasizmu i dyskryminacji",
                "Better Support for the Victims of Racism and Discrimination",
            ),
            (
                "Większe uczestnictwo i lepsze informowanie mieszkańców i mieszkanek",
                "More Participation and Better Informed City Dwellers",
            ),
            (
                "Miasto jako aktywny promotor równych szans",
                "The City as an Active Supporter of Equal Opportunity Practices",
            ),
            (
                "Miasto jako równo traktujący pracodawca i usługodawca",
                "The City as an Equal Opportunities Employer and Service Provider",
            ),
            ("Sprawiedliwy dostęp do mieszkań", "Fair Access to Housing"),
            (
                "Przeciwdziałanie rasizmowi i dyskryminacji przez edukację",
                "Challenging Racism and Discrimination Through Education",
            ),
            ("Promowanie różnorodności kulturowej", "Promoting Cultural Diversity"),
            (
                "Przestępstwa z nienawiści i zarządzanie konfliktami",
                "Hate Crimes and Conflicts Management",
            ),
        ],
    },
    "fra-levels": {
        "kind": "levels",
        "adopted_on": "2021",
        "url": "https://doi.org/10.2811/908860",
        "name": {
            "pl": "Ramy Agencji Praw Podstawowych dla miast praw człowieka",
            "en": "FRA framework for human rights cities",
        },
        "description": {
            "pl": (
                "Agencja Praw Podstawowych Unii Europejskiej opisuje miasto praw człowieka na "
                "trzech poziomach."
            ),
            "en": (
                "The European Union Agency for Fundamental Rights describes a human rights city "
                "on three levels."
            ),
        },
        "items": [
            (
                "Podstawy",
                "Foundations",
                "Zobowiązanie miasta do przestrzegania praw człowieka: Karta praw podstawowych, "
                "standardy międzynarodowe, Cele Zrównoważonego Rozwoju.",
                "The city's commitment to human rights: the EU Charter, international standards, "
                "the Sustainable Development Goals.",
            ),
            (
                "Struktury",
                "Structures",
                "Kto odpowiada za prawa człowieka: deklaracja, osoba lub biuro w urzędzie, rada "
                "doradcza, rzecznik.",
                "Who answers for human rights: a declaration, a person or an office in the city "
                "hall, an advisory council, an ombudsperson.",
            ),
            (
                "Narzędzia",
                "Tools",
                "Jak miasto działa: plany działania, budżet, zamówienia, szkolenia, badanie "
                "skutków.",
                "How the city works: action plans, the budget, procurement, training, impact "
                "assessment.",
            ),
        ],
    },
    "european-charter-of-equality": {
        "kind": "charter",
        "adopted_on": "2006-05-12",
        "url": "https://www.ccre.org/",
        "name": {
            "pl": "Europejska Karta Równości Kobiet i Mężczyzn w Życiu Lokalnym",
            "en": "European Charter for Equality of Women and Men in Local Life",
        },
        "description": {
            "pl": (
                "Karta Rady Gmin i Regionów Europy (CEMR), przyjęta w Innsbrucku. Sygnatariusze "
                "zobowiązują się przyjąć plan działań na rzecz równości."
            ),
            "en": (
                "A charter of the Council of European Municipalities and Regions (CEMR), adopted "
                "in Innsbruck. Signatories undertake to adopt an equality action plan."
            ),
        },
        "items": [
            (
                "Równość kobiet i mężczyzn jest prawem podstawowym",
                "Equality of women and men is a fundamental right",
            ),
            (
                "Równość wymaga przeciwdziałania wielorakiej dyskryminacji",
                "To ensure equality, multiple discrimination must be addressed",
            ),
            (
                "Zrównoważony udział kobiet i mężczyzn w podejmowaniu decyzji jest warunkiem "
                "demokracji",
                "Balanced participation of women and men in decision-making is a prerequisite of "
                "a democratic society",
            ),
            (
                "Równość wymaga wyeliminowania stereotypów płci",
                "The elimination of gender stereotypes is fundamental to equality",
            ),
            (
                "Perspektywa płci jest potrzebna we wszystkich działaniach samorządu",
                "The gender perspective belongs in all activities of local and regional government",
            ),
            (
                "Plany i programy potrzebują odpowiednich środków",
                "Action plans and programmes need proper resources",
            ),
        ],
    },
    "human-rights-city-values": {
        "kind": "values",
        "name": {"pl": "Wartości miasta praw człowieka", "en": "Values of a human rights city"},
        "description": {
            "pl": "Wartości, na które powołują się deklaracje miast praw człowieka.",
            "en": "The values to which declarations of human rights cities refer.",
        },
        "items": [
            ("równość", "equality"),
            ("wolność", "freedom"),
            ("solidarność", "solidarity"),
            ("szacunek", "respect"),
            ("otwartość", "openness"),
        ],
    },
}
NUMBERED = {"plan", "charter"}


def write(instance, name, texts):
    """
    Set the text ``name`` of ``instance`` in every language that it has a column for.

    The column without a language repeats the office's own, as modeltranslation keeps it.
    """
    columns = {field.name for field in instance._meta.concrete_fields}
    setattr(instance, name, texts.get(settings.LANGUAGES[0][0], texts["en"]))
    for language, text in texts.items():
        if f"{name}_{language}" in columns:
            setattr(instance, f"{name}_{language}", text)


def add_frameworks(apps, schema_editor):
    """Add the frameworks that are not there yet; one that is there belongs to its editors."""
    Framework = apps.get_model("civic.Framework")
    FrameworkItem = apps.get_model("civic.FrameworkItem")
    present = set(Framework.objects.values_list("key", flat=True))
    for key, data in FRAMEWORKS.items():
        if key in present:
            continue
        framework = Framework(key=key, kind=data["kind"], url=data.get("url", ""))
        framework.adopted_on = data.get("adopted_on")
        write(framework, "name", data["name"])
        write(framework, "description", data["description"])
        framework.save()
        for position, (polish, english, *descriptions) in enumerate(data["items"]):
            number = str(position + 1) if data["kind"] in NUMBERED else ""
            item = FrameworkItem(framework=framework, sort_order=position, number=number)
            write(item, "title", {"pl": polish, "en": english})
            if descriptions:
                write(item, "description", dict(zip(("pl", "en"), descriptions, strict=True)))
            item.save()


def remove_frameworks(apps, schema_editor):
    """Remove the frameworks that ``add_frameworks`` adds, with their points."""
    apps.get_model("civic.Framework").objects.filter(key__in=FRAMEWORKS).delete()


class Migration(migrations.Migration):
    dependencies = [("civic", "0001_initial")]

    operations = [migrations.RunPython(add_frameworks, remove_frameworks)]
