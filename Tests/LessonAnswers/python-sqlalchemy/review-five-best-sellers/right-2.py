from sqlalchemy import func, select
from sqlalchemy.orm import Session
from models import Book, Item, engine

copies = func.sum(Item.quantity)
query = (select(Book.title, copies)
         .join(Item, Item.book_id == Book.id)
         .group_by(Book.id, Book.title)
         .order_by(copies.desc(), Book.title)
         .limit(5))
with Session(engine) as session:
    for title, number in session.execute(query):
        print(title, number)
