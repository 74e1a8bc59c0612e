select s.name, count(i.id) from sections s left join sections i on i.inside=s.id group by s.id order by 2 desc, 1
