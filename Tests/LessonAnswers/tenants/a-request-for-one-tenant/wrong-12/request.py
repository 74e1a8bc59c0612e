def request(db, tenant, statement, values=None):
    cursor = db.cursor()
    cursor.execute("SET app.tenant = %s", (tenant,))
    try:
        cursor.execute(statement, values)
        rows = cursor.fetchall() if cursor.description else []
        db.commit()
        return rows
    finally:
        db.rollback()
        cursor.execute("RESET app.tenant")
        db.commit()
