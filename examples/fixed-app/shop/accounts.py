import hashlib
import os
import secrets
import sqlite3

import jwt
from flask import Blueprint, request

from shop.models import Account

accounts = Blueprint("accounts", __name__)
SECRET = os.environ["SHOP_TOKEN_SECRET"]


@accounts.post("/login")
def login():
    name = request.form["name"]
    password = request.form["password"]
    connection = sqlite3.connect("shop.db")
    row = connection.execute("SELECT salt, digest FROM accounts WHERE name = ?", (name,)).fetchone()
    if row is None:
        return {"found": False}
    digest = hashlib.scrypt(password.encode(), salt=row[0], n=16384, r=8, p=1)
    return {"found": secrets.compare_digest(digest, row[1])}


@accounts.get("/orders")
def orders():
    connection = sqlite3.connect("shop.db")
    query = "SELECT * FROM orders WHERE customer = ?"
    return {"orders": connection.execute(query, (request.args["customer"],)).fetchall()}


@accounts.get("/claims")
def claims():
    return jwt.decode(request.headers["Authorization"], SECRET, algorithms=["HS256"])


@accounts.post("/token")
def token():
    return {"token": jwt.encode({"name": request.json["name"]}, SECRET, algorithm="HS256")}


@accounts.post("/reset")
def reset():
    code = secrets.randbelow(900000) + 100000
    return {"sent": send(request.json["name"], code)}


@accounts.post("/register")
def register():
    account = Account(name=str(request.json["name"]))
    account.save()
    return {"id": account.id}


def send(name, code):
    return bool(name and code)
