import sys, psycopg2

reading, email, name = sys.argv[1:]
connection = psycopg2.connect("")
try:
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT room FROM readings WHERE id = %s FOR UPDATE", (reading,))
        row = cursor.fetchone()
        if row is None:
            raise LookupError("no such reading")
        cursor.execute("SELECT seats FROM rooms WHERE name = %s", row)
        seats = cursor.fetchone()[0]
        cursor.execute("SELECT id FROM guests WHERE email = %s", (email,))
        found = cursor.fetchone()
        if found is None:
            cursor.execute("INSERT INTO guests (email, name) VALUES (%s, %s) RETURNING id", (email, name))
            found = cursor.fetchone()
        guest = found[0]
        cursor.execute("SELECT seat, guest_id FROM tickets WHERE reading_id = %s", (reading,))
        taken = dict(cursor.fetchall())
        if guest in taken.values():
            raise LookupError("has a ticket")
        free = [seat for seat in range(1, seats + 1) if seat not in taken]
        if not free:
            raise LookupError("sold out")
        cursor.execute("INSERT INTO tickets (reading_id, guest_id, seat) VALUES (%s, %s, %s)", (reading, guest, free[0]))
    print("seat", free[0])
except LookupError as error:
    print(error.args[0])
    sys.exit(1)
finally:
    connection.close()
