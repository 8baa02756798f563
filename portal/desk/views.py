"""The whole list of one kind of things to do."""

from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import ListView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .duties import all_duties


class DutyView(WagtailAdminTemplateMixin, ListView):
    """Everything of one kind that waits for the user."""

    template_name = "desk/duty.html"
    paginate_by = 50
    paginator_class = WagtailPaginator
    page_kwarg = "p"
    _show_breadcrumbs = True

    @cached_property
    def duty(self):
        for duty in all_duties():
            if duty.key == self.kwargs["key"]:
                return duty
        raise Http404

    @property
    def page_title(self):
        return self.duty.title

    @property
    def header_icon(self):
        return self.duty.icon

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.duty.title}]

    def get_queryset(self):
        return self.duty.items(self.request.user)

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"rows": self.duty.rows(context["object_list"])}
