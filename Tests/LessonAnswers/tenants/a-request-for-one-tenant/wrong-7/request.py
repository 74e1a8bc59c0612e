def request(db, tenant, statement, values=None):
    try:
        with db.cursor() as cursor:
            cursor.execute("SET app.tenant = %s", (tenant,))
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []
    finally:
        with db.cursor() as cursor:
            cursor.execute("RESET app.tenant")
        db.commit()
