import os
import subprocess

from flask import Flask, abort, redirect, render_template, request
from markupsafe import escape

from shop.accounts import accounts
from shop.tools import tools

app = Flask(__name__)
app.secret_key = os.environ["SHOP_SESSION_KEY"]
app.config["SESSION_COOKIE_SECURE"] = True
app.register_blueprint(accounts)
app.register_blueprint(tools)
PAGES = {"cart": "/cart"}
HOSTS = ("oak.example.org", "elm.example.org")


@app.get("/hello")
def hello():
    return render_template("hello.html", name=request.args["name"])


@app.get("/greet")
def greet():
    name = request.args.get("name", "")
    return f"<p>Welcome, {escape(name)}</p>"


@app.get("/leave")
def leave():
    return redirect(PAGES.get(request.args["to"], "/"))


@app.get("/ping")
def ping():
    host = request.args["host"]
    if host not in HOSTS:
        abort(400)
    subprocess.run(["/bin/ping", "-c", "1", host], check=True)
    return {"done": True}


if __name__ == "__main__":
    app.run(host="127.0.0.1")
