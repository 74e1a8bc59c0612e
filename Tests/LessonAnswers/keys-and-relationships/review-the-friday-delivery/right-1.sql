insert into stock (book_id, copies) values (4,3),(24,2) on conflict (book_id) do update set copies = stock.copies + excluded.copies
