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
