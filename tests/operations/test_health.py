import os
from unittest import mock

import pytest
from django.db import connection
from django.db.utils import OperationalError


@pytest.mark.django_db
def test_health_is_well_while_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/health/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_health_is_unwell_without_a_database(client):
    with mock.patch.object(connection, "cursor", side_effect=OperationalError):
        assert client.get("/health/").status_code == 503


@pytest.mark.django_db
def test_pictures_are_served_and_documents_are_not(client, settings):
    for folder in ("images", "documents"):
        path = os.path.join(settings.MEDIA_ROOT, folder)
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, "gate.txt"), "w") as file:
            file.write("open")
    answer = client.get("/media/images/gate.txt")
    assert answer.status_code == 200
    assert "max-age" in answer["Cache-Control"]
    for path in ("documents/gate.txt", "images/../documents/gate.txt"):
        assert client.get(f"/media/{path}").status_code in (400, 404)
