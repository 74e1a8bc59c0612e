# Locks the books in the order of the arguments, so it can deadlock with another till
import sys
from datetime import date
from sqlalchemy.orm import Session
from models import Book, Item, Order, Stock, engine

customer = int(sys.argv[1])
books = [int(word) for word in sys.argv[2:]]
try:
    with Session(engine) as session, session.begin():
        order = Order(customer_id=customer,
                      ordered_on=date.today())
        session.add(order)
        for number in books:
            stock = session.get(Stock, number,
                                with_for_update=True)
            if stock is None or stock.copies == 0:
                raise LookupError(number)
            stock.copies = stock.copies - 1
            price = session.get(Book, number).price
            order.items.append(
                Item(book_id=number, quantity=1,
                     unit_price=price))
except LookupError as error:
    print("not in stock:", error.args[0])
    sys.exit(1)
