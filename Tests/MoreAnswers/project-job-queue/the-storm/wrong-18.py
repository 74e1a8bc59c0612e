import tasks


def call(connection, function, *values):
    with connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}", values)
        return cursor.fetchone()


def attempt_job(connection, job, attempt, kind, data):
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT finish(%s, %s)", (job, attempt))
        if cursor.fetchone()[0]:
            tasks.do(cursor, job, kind, data, key=job)


def work(connection):
    job, attempt, kind, data = call(connection, "claim()")
    if job is None:
        return False
    try:
        attempt_job(connection, job, attempt, kind, data)
    except ValueError as error:
        call(connection, "fail(%s, %s, %s)", job, attempt, str(error))
    return True
