import sys, psycopg2

reading, email, name = sys.argv[1:]
connection = psycopg2.connect("")
for attempt in range(20):
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT m.seats FROM readings AS r"
                           " JOIN rooms AS m ON m.name = r.room"
                           " WHERE r.id = %s", (reading,))
            row = cursor.fetchone()
            if row is None:
                print("no such reading")
                sys.exit(1)
            cursor.execute("INSERT INTO guests (email, name) VALUES (%s, %s)"
                           " ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id", (email, name))
            guest = cursor.fetchone()[0]
            cursor.execute("SELECT count(*) FROM tickets WHERE reading_id = %s AND guest_id = %s", (reading, guest))
            if cursor.fetchone()[0]:
                print("has a ticket")
                sys.exit(1)
            cursor.execute("SELECT min(s) FROM generate_series(1, %s) AS s WHERE NOT EXISTS"
                           " (SELECT FROM tickets WHERE reading_id = %s AND seat = s)", (row[0], reading))
            seat = cursor.fetchone()[0]
            if seat is None:
                print("sold out")
                sys.exit(1)
            cursor.execute("INSERT INTO tickets (reading_id, guest_id, seat) VALUES (%s, %s, %s)", (reading, guest, seat))
        print("seat", seat)
        break
    except psycopg2.errors.UniqueViolation:
        pass
