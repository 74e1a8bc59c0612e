import select, time
import psycopg2
import jobs

connection = None
while True:
    try:
        if connection is None:
            connection = jobs.connect()
            with connection.cursor() as cursor:
                cursor.execute("LISTEN bell")
        elif not connection.notifies:
            select.select([connection], [], [], 5)
            connection.poll()
        connection.notifies.clear()
        while jobs.work(connection):
            pass
    except psycopg2.Error:
        connection = None
        time.sleep(0.5)
