import sys
from datetime import date
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from models import Book, Item, Order, Stock, engine

safe = engine.execution_options(isolation_level="REPEATABLE READ")
for attempt in range(5):
    try:
        with Session(safe) as session, session.begin():
            order = Order(customer_id=int(sys.argv[1]), ordered_on=date.today())
            session.add(order)
            for number in sorted(map(int, sys.argv[2:])):
                stock = session.get(Stock, number)
                if stock is None or stock.copies == 0:
                    print("not in stock:", number)
                    sys.exit(1)
                stock.copies -= 1
                order.items.append(Item(book_id=number, quantity=1, unit_price=session.get(Book, number).price))
        break
    except OperationalError as error:
        if error.orig.pgcode != "40001":
            raise
