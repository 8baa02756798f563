"""Each guide for editors, performed as it is written."""

def test_write_a_news_item(read, person):
    with read("write-a-news-item") as guide:
        guide.step(person("author", guide.language))
        guide.press()
        guide.press()
        guide.press()
        guide.press()
        guide.step()
        guide.fill()
        guide.fill()
