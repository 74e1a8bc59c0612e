import psycopg2
import tasks


def work(unused):
    connection = psycopg2.connect("")
    try:
        return one(connection)
    finally:
        connection.close()


def one(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM claim()")
    job, attempt, kind, data = cursor.fetchone()
    connection.commit()
    if job is None:
        return False
    try:
        tasks.do(cursor, job, kind, data, job)
        cursor.execute("SELECT finish(%s, %s)", (job, attempt))
        if cursor.fetchone()[0]:
            connection.commit()
        else:
            connection.rollback()
    except Exception as error:
        connection.rollback()
        cursor.execute("SELECT fail(%s, %s, %s)", (job, attempt, str(error)))
        connection.commit()
    return True
