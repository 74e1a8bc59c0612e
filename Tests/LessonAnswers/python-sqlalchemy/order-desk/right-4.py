import sys
from sqlalchemy import text
from models import engine

customer, *books = sys.argv[1:]
missing = None
with engine.connect() as connection:
    order = connection.execute(text("INSERT INTO orders (customer_id, ordered_on)"
                                    " VALUES (:customer, current_date) RETURNING id"),
                               {"customer": customer}).scalar()
    for book in sorted(books, key=int):
        taken = connection.execute(text("UPDATE stock SET copies = copies - 1"
                                        " WHERE book_id = :book AND copies > 0"), {"book": book})
        if taken.rowcount == 0:
            missing = book
            break
        connection.execute(text("INSERT INTO order_items (order_id, book_id, unit_price)"
                                " SELECT :order, id, price FROM books WHERE id = :book"),
                           {"order": order, "book": book})
    if missing is None:
        connection.commit()
if missing is not None:
    print("not in stock:", missing)
    sys.exit(1)
