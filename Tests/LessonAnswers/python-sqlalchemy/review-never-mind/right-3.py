import sys
from sqlalchemy import text
from models import engine

order = {"order": sys.argv[1]}
with engine.begin() as connection:
    found = connection.execute(text("UPDATE orders SET status = 'cancelled'"
                                    " WHERE id = :order AND status = 'open'"), order).rowcount
    connection.execute(text("UPDATE stock SET copies = copies + i.quantity FROM order_items AS i"
                            " WHERE i.book_id = stock.book_id AND i.order_id = :order"
                            " AND :found = 1"), {**order, "found": found})
if found == 0:
    print("not open")
    sys.exit(1)
