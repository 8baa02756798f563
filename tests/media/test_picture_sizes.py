import pytest

from tests.factories.media import PortalImageFactory
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["pl", "en"])
def test_first_visitor_of_a_published_page_does_not_wait_for_its_pictures(
    client, django_assert_max_num_queries, django_capture_on_commit_callbacks, language
):
    body = [("picture", {"image": PortalImageFactory(), "caption": ""})]
    page = StandardPageFactory(image=PortalImageFactory(), body_pl=body, body_en=body, live=False)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    forget_everything()
    with django_assert_max_num_queries(6):
        html = client.get(page.get_url(language=language)).text
    assert html.count("<picture") == 2


def test_page_is_published_although_the_file_of_its_picture_is_gone(
    client, django_capture_on_commit_callbacks
):
    image = PortalImageFactory()
    page = StandardPageFactory(image=image, live=False)
    image.file.storage.delete(image.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert client.get(page.get_url(language="pl")).status_code == 200
