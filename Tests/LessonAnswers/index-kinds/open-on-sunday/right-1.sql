select name, place <-> '(500,500)' as distance from shops where sunday order by place <-> '(500,500)' limit 5
