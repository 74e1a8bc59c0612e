import sys
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from models import Book, engine

from decimal import Decimal

with engine.connect() as connection:
    rows = connection.execute(text("SELECT title, price FROM books WHERE price IS NOT NULL ORDER BY title"))
    for title, price in rows:
        if price < Decimal(sys.argv[1]):
            print(title)
