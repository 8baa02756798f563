# The portal as an image: packages, then translations and static files, then only what runs.
FROM python:3.13-slim AS base
ENV PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    MEDIA_ROOT=/portal/var/media \
    PORT=8000
WORKDIR /portal

FROM base AS packages
COPY requirements.txt .
RUN python -m venv .venv
RUN .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.txt

FROM packages AS build
COPY . .
RUN .venv/bin/python scripts/messages.py compile
# Production settings ask for these two; nothing of them is kept in the static files.
RUN SECRET_KEY=unused ALLOWED_HOSTS=unused .venv/bin/python manage.py collectstatic --no-input

FROM base
# Scans are turned into text by Tesseract, in Polish and English.
RUN apt-get update && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-pol && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 1000 --no-create-home portal
COPY --from=build /portal .
RUN mkdir -p var/media var/originals
RUN chown -R portal var
USER portal
VOLUME /portal/var/media /portal/var/originals
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s CMD [".venv/bin/python", "scripts/health.py"]
ENTRYPOINT ["scripts/start_container"]
# gunicorn binds to PORT and starts WEB_CONCURRENCY workers.
CMD [".venv/bin/python", "-m", "gunicorn", "portal.wsgi", "--threads=4", "--access-logfile=-", "--no-control-socket"]
