/** The PyPI packages that most others build on, and well-known ones whose names are close to them, in normal form. */
export const POPULAR_PYPI: readonly string[] = `
  absl-py aiofiles aiohttp airflow alembic altair anthropic anyio apache-airflow arrow asgiref asyncpg attrs autopep8
  azure-core azure-identity azure-storage-blob babel bandit bcrypt beautifulsoup4 black bleach blinker bokeh boto boto3
  botocore bottle build cachetools celery certifi cffi chardet charset-normalizer cherrypy click cloudpickle colorama
  colorlog coverage cryptography cython dask dash dateparser decorator defusedxml distlib django django-cors-headers
  django-filter djangorestframework docker docker-compose docutils elasticsearch fabric faker falcon fastapi fastavro
  filelock flake8 flask flask-cors flask-login flask-sqlalchemy flask-wtf frozenlist fsspec gensim gevent gitpython
  google-api-core google-auth google-cloud-storage googleapis-common-protos gradio graphene greenlet grpcio gunicorn
  h11 html5lib httpcore httpx huggingface-hub hypothesis idna imageio importlib-metadata ipykernel ipython isodate isort
  itsdangerous jaraco.classes jax jedi jinja2 jmespath joblib jsonpatch jsonschema jupyter jupyterlab keras kombu
  kubernetes langchain lightgbm llvmlite locust loguru lxml mako markdown markupsafe marshmallow matplotlib
  mccabe mlflow mock more-itertools motor msgpack multidict mypy mysqlclient mysql-connector-python netaddr networkx nltk nose
  notebook numba numexpr numpy oauthlib openai opencv-python openpyxl opentelemetry-api orjson packaging pandas paramiko
  parso passlib pathspec peewee pendulum pexpect pika pillow pip pipenv platformdirs playwright plotly pluggy poetry
  polars prettytable prometheus-client prompt-toolkit protobuf psutil psycopg psycopg2 psycopg2-binary py4j pyarrow
  pyasn1 pycodestyle pycparser pycrypto pycryptodome pydantic pydantic-core pyflakes pygame pygments pyinstaller pyjwt
  pylint pymongo pymysql pynacl pyodbc pyopenssl pyparsing pyserial pyspark pytest pytest-asyncio pytest-cov
  pytest-mock python-dateutil python-dotenv python-jose python-multipart pytz pywin32 pyyaml pyzmq rasterio redis regex
  requests requests-oauthlib requests-toolbelt retrying rich rpds-py rsa ruamel.yaml ruff s3transfer sanic scapy scikit-image
  scikit-learn scipy scrapy seaborn selenium semgrep sentry-sdk setuptools shapely simplejson six sklearn smart-open
  sniffio snowflake-connector-python spacy sphinx sqlalchemy sqlmodel sqlparse starlette statsmodels streamlit sympy
  tabulate tenacity tensorboard tensorflow termcolor tokenizers toml tomli torch torchvision tornado tox tqdm traitlets
  transformers twine twisted typer typing-extensions tzdata tzlocal ujson urllib3 uvicorn uvloop virtualenv waitress
  watchdog watchfiles wcwidth webencodings websocket-client websockets werkzeug wheel wrapt wtforms xgboost xlrd
  xlsxwriter xmltodict yarl zipp zope.interface
`
  .trim()
  .split(/\s+/);
