import select
import psycopg2
import jobs

def run():
    ear, hands = jobs.connect(), jobs.connect()
    ear.cursor().execute("LISTEN bell")
    while True:
        while jobs.work(hands):
            pass
        select.select([ear], [], [], 5)
        ear.poll()
        ear.notifies.clear()

while True:
    try:
        run()
    except psycopg2.OperationalError:
        pass
