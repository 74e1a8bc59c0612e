update books set price=price*1.10 where price<11 and genre='science fiction'
