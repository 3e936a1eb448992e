import os

from flask import Flask, redirect, render_template_string, request

from shop.accounts import accounts
from shop.tools import tools

app = Flask(__name__)
app.secret_key = "p3Xw8Tn5Vq1Zk6Rb"
app.config["SESSION_COOKIE_SECURE"] = False
app.register_blueprint(accounts)
app.register_blueprint(tools)


@app.get("/hello")
def hello():
    return render_template_string("<p>Hello " + request.args["name"] + "</p>")


@app.get("/greet")
def greet():
    name = request.args.get("name", "")
    return f"<p>Welcome, {name}</p>"


@app.get("/leave")
def leave():
    return redirect(request.args["to"])


@app.get("/ping")
def ping():
    host = request.args["host"]
    os.system("ping -c 1 " + host)
    return {"done": True}


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)
