import sys
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://", future=True)

reading, email, name = sys.argv[1:]
values = {"reading": reading, "email": email, "name": name}
try:
    with engine.begin() as connection:
        def ask(statement):
            return connection.execute(text(statement), values)

        if ask("SELECT id FROM readings WHERE id = :reading"
               " FOR UPDATE").first() is None:
            raise LookupError("no such reading")
        values["seats"] = ask(
            "SELECT m.seats FROM rooms AS m"
            " JOIN readings AS r ON r.room = m.name"
            " WHERE r.id = :reading").scalar()
        ask("INSERT INTO guests (email, name)"
            " VALUES (:email, :name)"
            " ON CONFLICT (email) DO NOTHING")
        values["guest"] = ask("SELECT id FROM guests"
                              " WHERE email = :email").scalar()
        if ask("SELECT id FROM tickets"
               " WHERE reading_id = :reading"
               " AND guest_id = :guest").first():
            raise LookupError("has a ticket")
        values["seat"] = ask(
            "SELECT min(s) FROM generate_series(1, :seats)"
            " AS s WHERE s NOT IN (SELECT seat FROM tickets"
            " WHERE reading_id = :reading)").scalar()
        if values["seat"] is None:
            raise LookupError("sold out")
        ask("INSERT INTO tickets (reading_id, guest_id, seat)"
            " VALUES (:reading, :guest, :seat)")
    print("seat", values["seat"])
except LookupError as error:
    print(error.args[0])
    sys.exit(1)
