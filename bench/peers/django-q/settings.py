"""Django with Django-Q2 on PostgreSQL: the ORM is the broker and the store of results. Defaults of Django-Q2 otherwise."""

import os
from urllib.parse import unquote, urlsplit

_database = urlsplit(os.environ["DATABASE_URL"])

SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
INSTALLED_APPS = ["django_q"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.path.lstrip("/"),
        "USER": _database.username,
        "PASSWORD": unquote(_database.password or ""),
        "HOST": _database.hostname,
        "PORT": _database.port,
        "CONN_MAX_AGE": 600,
    }
}
Q_CLUSTER = {
    "name": "bench",
    "orm": "default",
    "workers": int(os.environ["BENCH_SLOTS"]),
    "timeout": 60,
    "retry": 120,
    "log_level": "WARNING",
    # Successes are kept: each task is asked for after its end. The default keeps 250.
    "save_limit": 0,
}
