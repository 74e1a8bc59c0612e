# A function tries until a session listens. The limit is part of the loop.
import select, time
import psycopg2
import jobs


def start():
    wait = 0.1
    while True:
        try:
            connection = jobs.connect()
            connection.cursor().execute("LISTEN bell")
            while jobs.work(connection):
                pass
            return connection
        except psycopg2.Error:
            time.sleep(wait)
            wait = min(2 * wait, 30)


connection = start()
while True:
    try:
        if not connection.notifies:
            select.select([connection], [], [], 5)
            connection.poll()
        connection.notifies.clear()
        while jobs.work(connection):
            pass
    except (psycopg2.OperationalError, psycopg2.InterfaceError):
        connection = start()
