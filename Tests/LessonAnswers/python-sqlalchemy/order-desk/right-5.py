import sys
from datetime import date
from sqlalchemy import update
from sqlalchemy.orm import Session
from models import Book, Item, Order, Stock, engine

with Session(engine) as session:
    order = Order(customer_id=int(sys.argv[1]), ordered_on=date.today())
    session.add(order)
    for number in sorted(map(int, sys.argv[2:])):
        taken = session.execute(update(Stock).where(Stock.book_id == number, Stock.copies > 0)
                                .values(copies=Stock.copies - 1))
        if taken.rowcount == 0:
            print("not in stock:", number)
            sys.exit(1)
        order.items.append(Item(book_id=number, quantity=1, unit_price=session.get(Book, number).price))
    session.commit()
