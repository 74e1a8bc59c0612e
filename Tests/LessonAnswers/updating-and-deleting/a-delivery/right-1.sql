update stock set copies=copies+5 where book_id=14
