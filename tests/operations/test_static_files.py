"""What a server sends of the style: one small file, whatever it is made of."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder

from portal.static_files import PortalStaticFilesStorage, bundle, minified


def bundled(**files):
    texts = {name.replace("__", "/") + ".css": text for name, text in files.items()}
    return bundle("css/main.css", texts.__getitem__)


def test_imports_stand_in_their_layers_and_in_order():
    css = bundled(
        css__main='@layer a, b;@import url("x.css") layer(a);@import url("parts/y.css");p{top:0}',
        css__x="/* said */ h1 { color: red; }",
        css__parts__y='@import url("z.css") layer(b);',
        css__parts__z="h2 { color: blue; }",
    )
    assert css == "@layer a,b;@layer a{h1{color: red;}}@layer b{h2{color: blue;}}p{top:0}"


@pytest.mark.parametrize(
    ("css", "smaller"),
    [
        (
            ".page :is(.a, .b)  {\n  x: calc(1rem + 2vw);\n}",
            ".page :is(.a,.b){x: calc(1rem + 2vw);}",
        ),
        ('a::before { content: " ; /* b */ "; }', 'a::before{content: " ; /* b */ ";}'),
        ("/* it's */ q { quotes: '«' \"»\"; } /* end */", "q{quotes: '«' \"»\";}"),
        ("@media (min-width: 4rem) and (hover) {\n}\n", "@media (min-width: 4rem) and (hover){}"),
    ],
)
def test_what_means_something_survives_minifying(css, smaller):
    assert minified(css) == smaller


def test_addresses_start_from_where_the_bundle_is():
    css = bundled(
        css__main='@import url("parts/x.css");',
        css__parts__x=(
            'a { src: url("../../fonts/f.woff2"); b: url("data:,x"); c: url("https://x.pl/"); }'
        ),
    )
    assert re.findall(r'url\("(.*?)"\)', css) == ["../fonts/f.woff2", "data:,x", "https://x.pl/"]


def test_missing_part_is_an_error():
    with pytest.raises(KeyError):
        bundled(css__main='@import url("missing.css");')


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """A function that gives the name under which a static file is sent, and the folder."""
    folder = tmp_path_factory.mktemp("static")
    storage = PortalStaticFilesStorage(location=folder)
    paths = {}
    for path, source in FileSystemFinder().list([]):
        paths[path] = (source, path)
        with source.open(path) as file:
            storage.save(path, file)
    for _name, _processed, _is_new in storage.post_process(paths):
        pass
    return lambda name: folder / storage.hashed_files[storage.hash_key(name)]


def test_style_is_one_file_that_holds_every_component(collected):
    css = collected("css/portal.css").read_text()
    assert "@import" not in css
    assert "/*" not in css
    parts = (settings.BASE_DIR / "static/css/components").glob("*.css")
    assert css.count("@layer components{") == len(list(parts))


def test_style_names_the_fonts_as_they_are_sent(collected):
    font = collected("fonts/bona-nova-latin.woff2")
    assert f'url("../fonts/{font.name}")' in collected("css/portal.css").read_text()
    assert re.fullmatch(r"bona-nova-latin\.[0-9a-f]{12}\.woff2", font.name)


@pytest.mark.parametrize("name", ["css/portal.css", "js/theme.js", "img/gate.svg"])
def test_texts_are_compressed_ahead_of_time(collected, name):
    path = collected(name)
    for ending in (".gz", ".br") if path.stat().st_size > 500 else ():
        assert path.with_name(path.name + ending).stat().st_size < path.stat().st_size


def test_what_every_page_loads_leaves_room_for_the_page_itself(collected):
    """Of the 35 KB of a first visit the style, the script and the font take at most 27."""
    style, script = (collected(name) for name in ("css/portal.css", "js/theme.js"))
    weight = sum(path.with_name(f"{path.name}.br").stat().st_size for path in (style, script))
    weight += collected("fonts/bona-nova-latin.woff2").stat().st_size
    assert weight <= 27 * 1024
