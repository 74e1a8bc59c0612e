def request(db, tenant, statement, values=None):
    db.autocommit = True
    with db.cursor() as cursor:
        cursor.execute("SET LOCAL app.tenant = %s", (tenant,))
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
