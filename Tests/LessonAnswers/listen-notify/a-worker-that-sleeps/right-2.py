from select import select
import psycopg2
from jobs import work

connection = psycopg2.connect("")
connection.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_AUTOCOMMIT)
with connection.cursor() as cursor:
    cursor.execute('LISTEN "bell"')

def work_all():
    while work(connection):
        pass

work_all()
while True:
    if select([connection], [], [], 5) == ([], [], []):
        work_all()
    else:
        connection.poll()
        while connection.notifies:
            connection.notifies.pop(0)
        work_all()
