import django.db.models.deletion
import modelsearch.index
import portal.pages.languages
import wagtail.models.content_types
import wagtail.models.preview
import wagtail.models.specific
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('users', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='PortalPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=255, unique=True)),
                ('depth', models.PositiveIntegerField()),
                ('numchild', models.PositiveIntegerField(default=0)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
                ('title', models.CharField(help_text="The page title as you'd like it to be seen by the public", max_length=255, verbose_name='title')),
                ('title_pl', models.CharField(help_text="The page title as you'd like it to be seen by the public", max_length=255, null=True, verbose_name='title')),
                ('title_en', models.CharField(help_text="The page title as you'd like it to be seen by the public", max_length=255, null=True, verbose_name='title')),
                ('draft_title', models.CharField(editable=False, max_length=255)),
                ('slug', models.SlugField(allow_unicode=True, help_text='The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/', max_length=255, verbose_name='slug')),
                ('content_type', models.ForeignKey(on_delete=models.SET(wagtail.models.content_types.get_default_page_content_type), related_name='pages', to='contenttypes.contenttype', verbose_name='content type')),
                ('url_path', models.TextField(blank=True, editable=False, verbose_name='URL path')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='owned_pages', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('latest_revision_created_at', models.DateTimeField(editable=False, null=True, verbose_name='latest revision created at')),
                ('alias_of', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='aliases', to=settings.WAGTAIL_PAGE_MODEL)),
                ('show_in_menus', models.BooleanField(default=False, help_text='Whether a link to this page will appear in automatically generated menus', verbose_name='show in menus')),
                ('seo_title', models.CharField(blank=True, help_text='The name of the page displayed on search engine results as the clickable headline.', max_length=255, verbose_name='title tag')),
                ('seo_title_pl', models.CharField(blank=True, help_text='The name of the page displayed on search engine results as the clickable headline.', max_length=255, null=True, verbose_name='title tag')),
                ('seo_title_en', models.CharField(blank=True, help_text='The name of the page displayed on search engine results as the clickable headline.', max_length=255, null=True, verbose_name='title tag')),
                ('search_description', models.TextField(blank=True, help_text='The descriptive text displayed underneath a headline in search engine results.', verbose_name='meta description')),
                ('search_description_pl', models.TextField(blank=True, help_text='The descriptive text displayed underneath a headline in search engine results.', null=True, verbose_name='meta description')),
                ('search_description_en', models.TextField(blank=True, help_text='The descriptive text displayed underneath a headline in search engine results.', null=True, verbose_name='meta description')),
                ('summary', models.TextField(blank=True, help_text='One to three sentences. They introduce the page and stand in every list.', max_length=500, verbose_name='summary')),
                ('summary_pl', models.TextField(blank=True, help_text='One to three sentences. They introduce the page and stand in every list.', max_length=500, null=True, verbose_name='summary')),
                ('summary_en', models.TextField(blank=True, help_text='One to three sentences. They introduce the page and stand in every list.', max_length=500, null=True, verbose_name='summary')),
                ('local_slug', models.SlugField(blank=True, help_text="The last part of the page's address. Empty: made from the title.", max_length=80, verbose_name='address')),
                ('local_slug_pl', models.SlugField(blank=True, help_text="The last part of the page's address. Empty: made from the title.", max_length=80, null=True, verbose_name='address')),
                ('local_slug_en', models.SlugField(blank=True, help_text="The last part of the page's address. Empty: made from the title.", max_length=80, null=True, verbose_name='address')),
                ('local_path', models.CharField(editable=False, max_length=250, null=True, unique=True, verbose_name='path')),
                ('local_path_pl', models.CharField(editable=False, max_length=250, null=True, unique=True, verbose_name='path')),
                ('local_path_en', models.CharField(editable=False, max_length=250, null=True, unique=True, verbose_name='path')),
                ('ready', models.BooleanField(default=False, help_text='Visitors read the page in this language once it is published.', verbose_name='may be read')),
                ('ready_pl', models.BooleanField(default=True, help_text='Visitors read the page in this language once it is published.', verbose_name='may be read')),
                ('ready_en', models.BooleanField(default=False, help_text='Visitors read the page in this language once it is published.', verbose_name='may be read')),
                ('original_language', models.CharField(choices=portal.pages.languages.language_choices, default=portal.pages.languages.default_language, help_text='The other language is a translation of it.', max_length=10, verbose_name='language of the original')),
                ('listed_on', models.DateField(db_index=True, editable=False, null=True, verbose_name='date in lists')),
                ('translation_state', models.CharField(choices=[('missing', 'missing'), ('draft', 'draft'), ('ready', 'ready'), ('outdated', 'outdated')], default='missing', editable=False, max_length=10, verbose_name='state of the translation')),
                ('translation_state_pl', models.CharField(choices=[('missing', 'missing'), ('draft', 'draft'), ('ready', 'ready'), ('outdated', 'outdated')], default='missing', editable=False, max_length=10, null=True, verbose_name='state of the translation')),
                ('translation_state_en', models.CharField(choices=[('missing', 'missing'), ('draft', 'draft'), ('ready', 'ready'), ('outdated', 'outdated')], default='missing', editable=False, max_length=10, null=True, verbose_name='state of the translation')),
                ('text_digest', models.CharField(blank=True, default='', editable=False, max_length=32)),
                ('text_digest_pl', models.CharField(blank=True, default='', editable=False, max_length=32, null=True)),
                ('text_digest_en', models.CharField(blank=True, default='', editable=False, max_length=32, null=True)),
                ('source_digest', models.CharField(blank=True, default='', editable=False, max_length=32)),
                ('source_digest_pl', models.CharField(blank=True, default='', editable=False, max_length=32, null=True)),
                ('source_digest_en', models.CharField(blank=True, default='', editable=False, max_length=32, null=True)),
            ],
            options={
                'verbose_name': 'page',
                'verbose_name_plural': 'pages',
                'permissions': [('bulk_delete_portalpage', 'Delete pages with children'), ('lock_portalpage', "Lock/unlock pages you've locked"), ('publish_portalpage', 'Publish any page'), ('unlock_portalpage', 'Unlock any page')],
            },
            bases=(wagtail.models.preview.PreviewableMixin, wagtail.models.specific.SpecificMixin, modelsearch.index.Indexed, models.Model),
        ),
    ]
