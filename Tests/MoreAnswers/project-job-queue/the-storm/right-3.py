import tasks


def work(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM claim()")
    job, attempt, kind, data = cursor.fetchone()
    if job is None:
        return False
    try:
        cursor.execute("BEGIN")
        tasks.do(cursor, job, kind, data, f"job {job}")
        cursor.execute("SELECT finish(%s, %s)", (job, attempt))
        mine, = cursor.fetchone()
        cursor.execute("COMMIT" if mine else "ROLLBACK")
    except Exception as error:
        cursor.execute("ROLLBACK")
        cursor.execute("SELECT fail(%s, %s, %s)", (job, attempt, repr(error)))
    return True
