"""The portal as a whole, read without a browser: links, HTML, weights, cookies."""


def test_every_link_answers(site):
    answers = {path: site.fetch(path).status for path in site.links}
    broken = {
        f"{path} ({status}), on {site.links[path]}"
        for path, status in answers.items()
        if status != 200
    }
    assert broken == set()


def test_every_fragment_that_links_name_exists(site):
    lost = set()
    for path in site.links:
        answer = site.fetch(path)
        for link in answer.links() if answer.is_page else []:
            target = site.inside(link)
            if target and target.fragment:
                there = site.fetch(target._replace(fragment="").geturl())
                if not there.html.find(id=target.fragment):
                    lost.add(f"{link}, on {path}")
    assert lost == set()


def test_no_page_gives_a_cookie_to_a_visitor(site):
    given = {path: site.fetch(path).cookies for path in [*site.links, *site.page_types.values()]}
    assert {path: cookies for path, cookies in given.items() if cookies} == {}


def test_every_choice_of_every_filter_is_answered(site):
    lists = [path for path in site.sitemap if site.fetch(path).html.select_one("form.filters")]
    assert len(lists) > 10
    answers = [site.fetch(address) for path in lists for address in site.filtered(path)]
    said = "main :is(.count, .total, .empty)"
    silent = [answer.path for answer in answers if not answer.html.select_one(said)]
    assert {answer.path for answer in answers if answer.status != 200} == set()
    assert silent == []
