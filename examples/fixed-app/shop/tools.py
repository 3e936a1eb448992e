import os
import tarfile
import tempfile

import defusedxml.ElementTree as ET
import requests
import yaml
from Crypto.Cipher import AES
from flask import Blueprint, Response, request, send_from_directory
from werkzeug.utils import secure_filename

from shop.services import SERVICES

tools = Blueprint("tools", __name__)
ROOT = "/srv/shop/files"
SUPPLIERS = {"oak": "https://oak.example.org/catalog"}


@tools.get("/file")
def file():
    return send_from_directory(ROOT, request.args["name"])


@tools.get("/text")
def text():
    with open(os.path.join(ROOT, secure_filename(request.args["name"]))) as handle:
        return handle.read()


@tools.post("/cart")
def cart():
    return {"items": request.get_json()}


@tools.post("/settings")
def settings():
    return yaml.safe_load(request.data)


@tools.get("/fetch")
def fetch():
    url = SUPPLIERS[request.args["supplier"]]
    return requests.get(url, timeout=5).text


@tools.get("/upstream")
def upstream():
    return requests.get("https://upstream.example.org", timeout=5).text


@tools.post("/price")
def price():
    return {"price": float(request.json["amount"]) * float(request.json["each"])}


@tools.post("/archive")
def archive():
    folder = os.path.join(ROOT, secure_filename(request.json["folder"]))
    with tarfile.open("out.tgz", "w:gz") as bundle:
        bundle.add(folder)
    return {"done": True}


@tools.post("/unpack")
def unpack():
    with tarfile.open(fileobj=request.files["archive"].stream) as bundle:
        bundle.extractall("/srv/shop/unpacked", filter="data")
    return {"done": True}


@tools.post("/feed")
def feed():
    return {"root": ET.fromstring(request.data).tag}


@tools.post("/seal")
def seal():
    cipher = AES.new(os.environ["SHOP_KEY"].encode(), AES.MODE_GCM)
    text, tag = cipher.encrypt_and_digest(request.data)
    return Response(cipher.nonce + tag + text)


@tools.get("/scratch")
def scratch():
    handle, path = tempfile.mkstemp()
    os.close(handle)
    os.chmod(ROOT, 0o700)
    return {"path": path}


@tools.get("/status")
def status():
    return {"running": SERVICES[request.args["name"]].is_running()}
