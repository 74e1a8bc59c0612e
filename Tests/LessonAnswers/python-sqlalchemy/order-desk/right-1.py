import sys
from datetime import date
from sqlalchemy.orm import Session
from models import Book, Item, Order, Stock, engine

customer = int(sys.argv[1])
books = sorted(int(word) for word in sys.argv[2:])
with Session(engine) as session:
    order = Order(customer_id=customer, ordered_on=date.today())
    session.add(order)
    for number in books:
        stock = session.get(Stock, number, with_for_update=True)
        if not stock or stock.copies < 1:
            print("not in stock:", number)
            sys.exit(1)
        stock.copies -= 1
        order.items.append(Item(book_id=number, quantity=1,
                                unit_price=session.get(Book, number).price))
    session.commit()
