def request(db, tenant, statement, values=None):
    with db.cursor() as cursor:
        cursor.execute("SET app.tenant = %s", (tenant,))
        db.commit()
        cursor.execute(statement, values)
        rows = cursor.fetchall() if cursor.description else []
        cursor.execute("RESET app.tenant")
        db.commit()
        return rows
