import os
import pickle
import subprocess
import tarfile
import tempfile
import xml.etree.ElementTree as ET

import requests
import yaml
from Crypto.Cipher import AES, DES
from flask import Blueprint, Response, request, send_file

tools = Blueprint("tools", __name__)
ROOT = "/srv/shop/files"


@tools.get("/file")
def file():
    return send_file(os.path.join(ROOT, request.args["name"]))


@tools.get("/text")
def text():
    with open(f"{ROOT}/{request.args['name']}") as handle:
        return handle.read()


@tools.post("/cart")
def cart():
    return {"items": pickle.loads(request.data)}


@tools.post("/settings")
def settings():
    return yaml.load(request.data, Loader=yaml.Loader)


@tools.get("/fetch")
def fetch():
    url = request.args["url"]
    return requests.get(url, timeout=5).text


@tools.get("/upstream")
def upstream():
    return requests.get("https://upstream.example.org", verify=False, timeout=5).text


@tools.post("/price")
def price():
    return {"price": eval(request.json["formula"])}


@tools.post("/archive")
def archive():
    command = "tar czf out.tgz " + request.json["folder"]
    subprocess.run(command, shell=True, check=True)
    return {"done": True}


@tools.post("/unpack")
def unpack():
    with tarfile.open(fileobj=request.files["archive"].stream) as bundle:
        bundle.extractall("/srv/shop/unpacked")
    return {"done": True}


@tools.post("/feed")
def feed():
    return {"root": ET.fromstring(request.data).tag}


@tools.post("/encrypt")
def encrypt():
    cipher = DES.new(b"8bytekey", DES.MODE_ECB)
    return Response(cipher.encrypt(request.data))


@tools.post("/seal")
def seal():
    cipher = AES.new(os.environ["SHOP_KEY"].encode(), AES.MODE_ECB)
    return Response(cipher.encrypt(request.data))


@tools.get("/scratch")
def scratch():
    path = tempfile.mktemp()
    os.chmod(ROOT, 0o777)
    return {"path": path}


def remote(name):
    return subprocess.run("systemctl status " + name, shell=True, check=False).returncode


@tools.get("/status")
def status():
    return {"code": remote(request.args["name"])}
