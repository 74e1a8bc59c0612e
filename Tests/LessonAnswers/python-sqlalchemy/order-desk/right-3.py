import sys
from datetime import date
from sqlalchemy.orm import Session
from models import Book, Item, Order, Stock, engine

customer = int(sys.argv[1])
books = [int(word) for word in sys.argv[2:]]
with Session(engine) as session, session.begin():
    stocks = [session.get(Stock, number, with_for_update=True) for number in sorted(books)]
    for number, stock in zip(sorted(books), stocks):
        if stock is None or stock.copies <= 0:
            print(f"not in stock: {number}")
            sys.exit(1)
    items = [Item(book_id=number, quantity=1, unit_price=session.get(Book, number).price) for number in books]
    session.add(Order(customer_id=customer, ordered_on=date.today(), items=items))
    for stock in stocks:
        stock.copies = stock.copies - 1
