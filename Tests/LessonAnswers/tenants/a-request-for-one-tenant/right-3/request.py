def request(db, tenant, statement, values=None):
    cursor = db.cursor()
    try:
        cursor.execute("BEGIN; SET LOCAL app.tenant = %s", (tenant,))
        cursor.execute(statement, values)
        rows = cursor.fetchall() if cursor.description else []
        cursor.execute("COMMIT")
        return rows
    finally:
        db.rollback()
