import tasks


def work(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM claim()")
    job, attempt, kind, data = cursor.fetchone()
    if job is None:
        return False
    try:
        with connection:
            cursor.execute("SELECT finish(%s, %s)", (job, attempt))
            if cursor.fetchone()[0]:
                tasks.do(cursor, job, kind, data, job)
    except ValueError as problem:
        cursor.execute("SELECT fail(%s, %s, %s)", (job, attempt, f"{problem}"))
    return True
