import psycopg2
import tasks

DONE = "WITH f AS (SELECT finish(%s, %s) AS ok) SELECT ok FROM f"


class Lost(Exception):
    pass


def work(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT job, attempt, kind, data FROM claim()")
        job, attempt, kind, data = cursor.fetchone()
        if not job:
            return False
        try:
            cursor.execute("BEGIN")
            tasks.do(cursor, job, kind, data, "job-%d" % job)
            cursor.execute(DONE, (job, attempt))
            if cursor.fetchone() != (True,):
                raise Lost
            cursor.execute("COMMIT")
        except Lost:
            cursor.execute("ROLLBACK")
        except Exception as error:
            cursor.execute("ROLLBACK")
            cursor.execute("SELECT fail(%s, %s, %s)", (job, attempt, repr(error)))
        return True
