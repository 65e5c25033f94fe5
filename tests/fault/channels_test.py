#!/usr/bin/env python3
"""Every channel that machines speak, all at once, while the server is killed.

The real intake-sms, intake-sms --smpp (behind an SMSC of npm's `smpp`),
intake-sberbank, intake-email and `intake list submit` hand in readings; the
server gets SIGKILL again and again and is started again. Each source behaves as
its real one does: the gateway repeats what was not answered with 200, the SMSC
what was not acknowledged, the mail server what ended with 75; the bank does
nothing more once its file is there, and who uploads a list runs the same command
again. At the end everything that was sent is stored, once, and everyone has an
answer: sent = accepted + held + refused.

Usage: channels_test.py BIN_FOLDER SERVER_PORT [KILLS], as channels_test.sh does
"""

import collections
import concurrent.futures
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

BIN = pathlib.Path(sys.argv[1]).resolve()
SERVER_PORT = int(sys.argv[2])
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 50
ROOT = pathlib.Path(__file__).resolve().parents[2]
RUN = pathlib.Path(tempfile.mkdtemp(prefix="intake."))
ENV = {**os.environ, "NODE_PATH": str(ROOT / "tests/tools/node_modules")}
DEADLINE = time.monotonic() + 400

# How many readings each channel hands in: one for each account of its prefix.
COUNTS = {"sms": 150, "smpp": 120, "sberbank": 240, "list": 120, "email": 40}
PREFIX = {"sms": "2100", "smpp": "2200", "sberbank": "2300", "list": "2400",
          "email": "2500"}
FILES = 12  # registries, and lists, that the rows of those channels come in


def account(channel, index):
    return f"{PREFIX[channel]}{index:06}"


def value(index):
    """Most readings are ordinary, some wait for a check."""
    return 11000 if index % 10 == 3 else 12150


def day(shift=0):
    return datetime.date.today() + datetime.timedelta(days=shift)


class Server:
    """The server, and how often it was killed."""

    def __init__(self):
        self.kills = 0
        self.process = None
        self.changed = threading.Condition()

    def start(self):
        port_file = RUN / "server.port"
        port_file.unlink(missing_ok=True)
        self.process = spawn("server", BIN / "intake-server", "--config",
                             RUN / "intake.toml", "--port-file", port_file)
        await_that(lambda: port_file.exists() and port_file.read_text().strip(),
                   "the server starts")

    def kill_until(self, all_sent):
        """SIGKILL every now and then, at least KILLS times."""
        while self.kills < KILLS or not all_sent():
            time.sleep(random.uniform(0.05, 0.6))
            if self.kills < KILLS:
                self.process.kill()
                self.process.wait()
                self.start()
                with self.changed:
                    self.kills += 1
                    self.changed.notify_all()
            if time.monotonic() > DEADLINE:
                raise SystemExit("not everything was sent in time")

    def pace(self, index, count):
        """Spreads `count` things over all the kills."""
        with self.changed:
            self.changed.wait_for(
                lambda: self.kills * count >= index * KILLS * 0.9)


PROCESSES = []


def spawn(log, *command):
    with open(RUN / f"{log}.log", "ab") as output:
        process = subprocess.Popen([str(word) for word in command], env=ENV,
                                   stdout=output, stderr=output)
    PROCESSES.append(process)
    return process


def await_that(condition, what):
    while not condition():
        if time.monotonic() > DEADLINE:
            raise SystemExit(f"waited in vain: {what}")
        time.sleep(0.02)


def intake(*words, stdin=None):
    return subprocess.run(
        [str(BIN / "intake"), "--config", str(RUN / "intake.toml"), *words],
        input=stdin, capture_output=True, text=True, env=ENV)


def configure(adapters=""):
    (RUN / "intake.toml").write_text(f"""
[supplier]
time_zone = "Europe/Samara"
[server]
listen = "127.0.0.1:{SERVER_PORT}"
data_folder = "data"
[rules]
file = "{ROOT}/deploy/rules.toml"
[cli]
server = "127.0.0.1:{SERVER_PORT}"
key_file = "data/administrator.key"
{adapters}""")


def adapters(smsc_port):
    server = f'server = "127.0.0.1:{SERVER_PORT}"'
    return f"""
[sms]
listen = "127.0.0.1:0"
key_file = "sms.key"
deadline_seconds = 2
{server}
[smpp]
host = "127.0.0.1"
port = {smsc_port}
system_id = "intake"
password_file = "password"
number = "79090597272"
listen = "127.0.0.1:0"
[sberbank]
folder = "sberbank"
listen = "127.0.0.1:0"
key_file = "sberbank.key"
poll_seconds = 1
settle_seconds = 1
{server}
[[sberbank.agent]]
code = "86040111"
profile = "tula17"
files = "*.0??"
[email]
key_file = "email.key"
deadline_seconds = 1
{server}
[list]
key_file = "building_list.key"
"""


def import_accounts():
    lines = []
    for channel, count in COUNTS.items():
        for i in range(count):
            lines.append(json.dumps({
                "number": account(channel, i),
                "address": {"building": channel, "flat": str(i + 1),
                            "text": f"{channel}, {i + 1}"},
                "installations": [{
                    "commodity": "COMMODITY_ELECTRICITY",
                    "serial": f"7{account(channel, i)}",
                    "installedOn": "2014-01-01",
                    "registers": [{"kind": "REGISTER_KIND_TOTAL",
                                   "wholeDigits": 5}]}],
                "history": [{
                    "register": {"commodity": "COMMODITY_ELECTRICITY",
                                 "kind": "REGISTER_KIND_TOTAL"},
                    "date": str(day(-30)), "value": "12000"}]}))
    checked(intake("account", "import", "-", "--quiet", stdin="\n".join(lines)))


def checked(result):
    if result.returncode != 0:
        raise SystemExit(result.stderr or result.stdout)
    return result.stdout


def prepare(server):
    configure()
    server.start()
    smsc = RUN / "smsc"
    smsc.mkdir()
    import_accounts()
    for channel in ("sms", "sberbank", "email", "building_list"):
        checked(intake("channel", "key", "issue", channel, "--out",
                       str(RUN / f"{channel}.key")))
    mandate = RUN / "mandate.toml"
    mandate.write_text('[[mandates]]\nrepresentative = "r-1"\n'
                       'building = "list"\n')
    checked(intake("channel", "update", "building_list", "--file",
                   str(mandate)))
    password = RUN / "password"
    password.write_text("secret\n")
    password.chmod(0o600)
    messages = subprocess.run(
        ["node", ROOT / "tests/e2e/smpp_messages.js", PREFIX["smpp"],
         str(COUNTS["smpp"])], capture_output=True, text=True, check=True)
    (smsc / "messages").write_text(messages.stdout)
    spawn("smsc", "node", ROOT / "tests/e2e/smpp_peer.js", smsc, 0, 4, 120)
    await_that((smsc / "port").exists, "the SMSC starts")
    configure(adapters((smsc / "port").read_text().strip()))
    spawn("sms", BIN / "intake-sms", "--config", RUN / "intake.toml",
          "--port-file", RUN / "sms.port")
    await_that((RUN / "sms.port").exists, "intake-sms starts")
    spawn("sberbank", BIN / "intake-sberbank", "--config", RUN / "intake.toml")
    await_that((RUN / "sberbank/incoming").exists, "intake-sberbank starts")


def send_sms(server, index):
    """As a gateway: the same message until it is answered with 200."""
    server.pace(index, COUNTS["sms"])
    port = (RUN / "sms.port").read_text().strip()
    query = urllib.parse.urlencode(
        {"id": f"sms-{index}", "from": f"7903{index:07}", "smsc": "test"})
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/sms?{query}",
        data=f"{account('sms', index)} {value(index)}".encode(),
        headers={"Content-Type": 'text/plain; charset="UTF-8"'})
    while time.monotonic() < DEADLINE:
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                return reply.read().decode()
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    return ""


def start_smpp():
    """The SMSC delivers by itself as soon as the adapter has bound."""
    spawn("smpp", BIN / "intake-sms", "--smpp", "--config", RUN / "intake.toml")


def share(channel, number):
    """The accounts whose readings come in the file of that number."""
    return range(number, COUNTS[channel], FILES)


def send_registry(server, number):
    """As the bank: the receipt, then the registry, at once; and no more."""
    server.pace(number, FILES)
    rows = share("sberbank", number)
    date = day().strftime("%d%m%y")
    lines = [f"{account('sberbank', i)};0.00;{date}{i:020};1;"
             f"{day():%d.%m.%Y};7{account('sberbank', i)}0;{value(i)}"
             + ";НЕТ" * 10 + "\r\n" for i in rows]
    name = f"00000101.0{number:02}"
    incoming = RUN / "sberbank/incoming"
    (incoming / f"00000101.K{number:02}").write_text(
        f"{day():%d.%m.%Y}|{name}|86040111|{len(lines)}|0.00\r\n")
    (incoming / f".{name}").write_bytes("".join(lines).encode("cp1251"))
    (incoming / f".{name}").rename(incoming / name)
    answer = RUN / f"sberbank/answers/{name}.answer.csv"
    await_that(answer.exists, f"the answer to {name}")
    return answer.read_bytes().decode("cp1251")


def send_list(server, number):
    """As a clerk: the same command until the server was there for it."""
    server.pace(number, FILES)
    path = RUN / f"list-{number}.csv"
    path.write_bytes(("Лицевой счет;Показание;Дата;Подпись\r\n" + "".join(
        f"{account('list', i)};{value(i)};{day():%d.%m.%Y};да\r\n"
        for i in share("list", number))).encode("cp1251"))
    answer = RUN / f"list-{number}.answer.csv"
    while time.monotonic() < DEADLINE:
        result = intake("list", "submit", str(path), "--representative", "r-1",
                        "--answer", str(answer))
        if result.returncode in (0, 1):
            return answer.read_text("utf-8-sig")
        if result.returncode != 3:
            raise SystemExit(f"list: {result.returncode} {result.stderr}")
    return ""


def send_mail(server, index):
    """As Postfix: the same message until it is taken or refused."""
    server.pace(index, COUNTS["email"])
    message = (f"From: <c{index}@example.org>\r\n"
               f"Message-ID: <{index}@example.org>\r\n"
               f"Content-Type: text/plain; charset=utf-8\r\n\r\n"
               f"{account('email', index)} {value(index)}\r\n").encode()
    while time.monotonic() < DEADLINE:
        result = subprocess.run(
            [BIN / "intake-email", "--config", RUN / "intake.toml", "--sender",
             f"c{index}@example.org"], input=message, capture_output=True)
        if result.returncode != 75:
            return f"{result.returncode} {result.stdout.decode()}"
        time.sleep(0.1)
    return ""


def send_everything(server, pool):
    """Starts all sources; the answers that each is to get, in the end."""
    start_smpp()
    answers = {
        "sms": [pool.submit(send_sms, server, i) for i in range(COUNTS["sms"])],
        "email": [pool.submit(send_mail, server, i)
                  for i in range(COUNTS["email"])],
        "sberbank": [pool.submit(send_registry, server, i)
                     for i in range(FILES)],
        "list": [pool.submit(send_list, server, i) for i in range(FILES)],
    }
    messages = len((RUN / "smsc/messages").read_text().split("\n")) - 1
    acknowledged = RUN / "smsc/acknowledged"

    def all_sent():
        return (all(future.done() for some in answers.values()
                    for future in some)
                and acknowledged.exists()
                and len(set(acknowledged.read_text().split())) == messages)

    server.kill_until(all_sent)
    return {channel: [future.result() for future in some]
            for channel, some in answers.items()}


def stored():
    """Submissions by channel, and then by outcome."""
    counts = collections.defaultdict(collections.Counter)
    for shift in (-1, 0, 1):
        answer = json.loads(checked(
            intake("arrivals", "--date", str(day(shift)), "--json")))
        for row in answer.get("arrivals", []):
            outcome = row["outcome"].removeprefix("OUTCOME_").lower()
            counts[row["channel_id"]][outcome] += int(row["submissions"])
    return counts


def times_stored(number):
    answer = json.loads(checked(
        intake("history", number, "--submissions", "--json")))
    return len(answer.get("submissions", []))


FAILURES = []


def expect(what, got, want):
    print(f"{'ok   ' if got == want else 'FAIL '} {what}: {got}"
          + ("" if got == want else f", want {want}"))
    if got != want:
        FAILURES.append(what)


def check(answers, pool):
    counts = stored()
    sent = {"sms": COUNTS["sms"] + COUNTS["smpp"],
            "sberbank": COUNTS["sberbank"], "building_list": COUNTS["list"],
            "email": COUNTS["email"]}
    for channel, count in sent.items():
        outcomes = counts[channel]
        expect(f"{channel}: {count} sent = {outcomes['accepted']} accepted + "
               f"{outcomes['held']} held + {outcomes['refused']} refused",
               sum(outcomes.values()), count)
    numbers = [account(channel, i) for channel, count in COUNTS.items()
               for i in range(count)]
    expect("accounts with any other number of submissions than one",
           sum(times != 1 for times in pool.map(times_stored, numbers)), 0)
    expect("SMS senders with an answer",
           sum(account("sms", i) in text or "Меньше прежнего" in text
               for i, text in enumerate(answers["sms"])), COUNTS["sms"])
    replies = (RUN / "smsc/replies").read_text().split("\n")
    expect("SMPP senders with an answer",
           len({line.split("\t")[0] for line in replies if line}),
           COUNTS["smpp"])
    expect("rows of registries answered",
           sum(account("sberbank", i) in answers["sberbank"][number]
               for number in range(FILES) for i in share("sberbank", number)),
           COUNTS["sberbank"])
    expect("rows of lists answered",
           sum(account("list", i) in answers["list"][number]
               for number in range(FILES) for i in share("list", number)),
           COUNTS["list"])
    expect("mails refused as such",
           sum(text.startswith("77 5.") for text in answers["email"]),
           COUNTS["email"])


def stop_all():
    for process in PROCESSES:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in PROCESSES:
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def main():
    server = Server()
    try:
        prepare(server)
        with concurrent.futures.ThreadPoolExecutor(
                COUNTS["sms"] + COUNTS["email"] + 2 * FILES) as pool:
            answers = send_everything(server, pool)
            print(f"      the server was killed {server.kills} times")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            check(answers, pool)
    except BaseException:
        for log in sorted(RUN.glob("*.log")):
            tail = log.read_text(errors="replace").split("\n")[-12:]
            print(f"--- {log.name}\n" + "\n".join(tail), file=sys.stderr)
        raise
    finally:
        stop_all()
        shutil.rmtree(RUN, ignore_errors=True)
    sys.exit(1 if FAILURES else 0)


if __name__ == "__main__":
    main()
